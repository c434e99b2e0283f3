package forewarn.warehouse.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A result as JSON can show it. Values are String, Long, Double, Boolean, Instant (a timestamp,
 * UTC), LocalDate or null.
 *
 * @param truncated whether there were more rows than asked for
 */
public record Table(List<Column> columns, List<List<@Nullable Object>> rows, boolean truncated) {
  public Table {
    columns = List.copyOf(columns);
  }
}
