package forewarn.simulator.live;

import forewarn.simulator.day.NetworkDay;
import forewarn.simulator.table.DailyRow;
import forewarn.simulator.table.DailyTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A daily table's rows on their way: days go in as they end, arrivals come out day by day. */
final class DailyTransit<R> {
  private final DailyTable<R> table;
  private final Map<LocalDate, List<R>> pending = new HashMap<>();

  DailyTransit(DailyTable<R> table) {
    this.table = table;
  }

  DailyTable<R> table() {
    return table;
  }

  /**
   * What arrives at the end of a day, of this one and of days before it.
   *
   * @param days the newest last, which follows on that of the last call
   */
  List<R> arrivals(List<NetworkDay> days) {
    LocalDate today = days.getLast().date();
    for (DailyRow<R> row : table.rows(days)) {
      for (int copy = 0; copy < row.copies(); copy++) {
        pending
            .computeIfAbsent(today.plusDays(row.delayDays()), any -> new ArrayList<>())
            .add(row.row());
      }
    }
    List<R> arrivals = pending.remove(today);
    return arrivals == null ? List.of() : arrivals;
  }
}
