package forewarn.console.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of one day each, as a chart wants them. The day is the first value of its row. */
final class Days {
  private static final int MOST_TICKS = 10;
  private static final int TICK_EVERY = 4;

  private Days() {}

  /** What stands below the days: every one, or every fourth where there are many. */
  static List<String> ticks(List<List<@Nullable Object>> days) {
    List<String> ticks = new ArrayList<>();
    for (int i = 0; i < days.size(); i++) {
      boolean shown = days.size() <= MOST_TICKS || i % TICK_EVERY == 0;
      ticks.add(
          shown && days.get(i).getFirst() instanceof LocalDate day
              ? day.getDayOfMonth() + "." + day.getMonthValue() + "."
              : "");
    }
    return ticks;
  }

  /**
   * A column's numbers.
   *
   * @param times what each is multiplied with
   */
  static List<@Nullable Double> values(
      List<List<@Nullable Object>> days, int column, double times) {
    List<@Nullable Double> values = new ArrayList<>();
    for (List<@Nullable Object> row : days) {
      values.add(row.get(column) instanceof Number number ? times * number.doubleValue() : null);
    }
    return values;
  }
}
