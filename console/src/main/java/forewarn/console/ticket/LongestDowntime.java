package forewarn.console.ticket;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The case with the most downtime.
 *
 * @param cases how many have as much
 */
record LongestDowntime(double hours, LocalDate day, String province, String caseId, long cases) {

  static LongestDowntime of(List<@Nullable Object> row) {
    return new LongestDowntime(
        ((Number) value(row, 0)).doubleValue(),
        (LocalDate) value(row, 1),
        value(row, 2).toString(),
        value(row, 3).toString(),
        ((Number) value(row, 4)).longValue());
  }

  private static Object value(List<@Nullable Object> row, int column) {
    Object value = row.get(column);
    if (value == null) {
      throw new IllegalStateException("Cannot read a case: its column " + column + " is null");
    }
    return value;
  }
}
