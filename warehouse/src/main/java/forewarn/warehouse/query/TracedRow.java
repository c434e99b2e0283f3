package forewarn.warehouse.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row and where it came from. Immutable.
 *
 * @param object with its schema
 * @param values by column, as JSON can show them
 * @param load that brought a row of bronze; null for other rows
 * @param message of the stream that the row was read from; null for a row of a file
 * @param from the rows of other objects it was made from
 */
public record TracedRow(
    String object,
    Map<String, @Nullable Object> values,
    @Nullable TracedLoad load,
    @Nullable TracedMessage message,
    List<TracedRow> from) {
  public TracedRow {
    values = new LinkedHashMap<>(values);
    from = List.copyOf(from);
  }
}
