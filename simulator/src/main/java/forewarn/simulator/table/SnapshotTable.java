package forewarn.simulator.table;

import forewarn.simulator.day.NetworkDay;
import java.util.List;

/** A daily table of things that last: its daily rows are the changes. */
public interface SnapshotTable<R> extends DailyTable<R> {
  /** All things as they are at the end of the newest day. */
  List<R> all(List<NetworkDay> days);
}
