package forewarn.simulator.table;

import forewarn.simulator.day.NetworkDay;
import java.util.List;

/** A table that grows once a day. */
public non-sealed interface DailyTable<R> extends RawTable<R> {
  /** How many days, the newest included, its rows follow from. */
  int daysNeeded();

  /**
   * The rows of the newest day.
   *
   * @param days the newest day last; fewer than needed only where the process begins
   */
  List<DailyRow<R>> rows(List<NetworkDay> days);
}
