package forewarn.warehouse.rejected;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that broke a rule on its way into silver.
 *
 * @param table the silver table, lower case
 * @param load the load that brought it
 * @param row its place in the load
 * @param rule the first rule it broke
 * @param rules every rule it broke
 * @param message every rule it broke, with the values
 * @param rawRow the row as it is in RAW, a JSON object
 * @param rejectedAt by the wall clock
 * @param file that it came in; null for the stream
 * @param correction what somebody made of it, or null
 */
public record RejectedRow(
    String table,
    long load,
    long row,
    String rule,
    List<String> rules,
    String message,
    String rawRow,
    Instant rejectedAt,
    @Nullable String file,
    @Nullable Correction correction) {
  public RejectedRow {
    rules = List.copyOf(rules);
  }

  /**
   * The correction of a row.
   *
   * @param load the load that brought the corrected row
   * @param by the user
   * @param changes a JSON object of the changed columns, each with {@code from} and {@code to}
   */
  public record Correction(long load, String by, Instant at, String changes) {}
}
