package forewarn.console.cluster;

import forewarn.warehouse.query.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of a query's result, by column name in lower case. */
record Row(Map<String, Integer> columns, List<@Nullable Object> cells) {

  static List<Row> of(Table table) {
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < table.columns().size(); i++) {
      columns.put(table.columns().get(i).name().toLowerCase(Locale.ROOT), i);
    }
    List<Row> rows = new ArrayList<>(table.rows().size());
    for (List<@Nullable Object> cells : table.rows()) {
      rows.add(new Row(columns, cells));
    }
    return rows;
  }

  /** Null also when there is no such column. */
  @Nullable Object value(String column) {
    Integer place = columns.get(column);
    return place == null ? null : cells.get(place);
  }

  /** Empty when it is null. */
  String text(String column) {
    Object value = value(column);
    return value == null ? "" : value.toString();
  }

  /** NaN when it is null. */
  double number(String column) {
    Object value = value(column);
    if (value instanceof Boolean flag) {
      return flag ? 1 : 0;
    }
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  /** Whether a 0/1 column is 1; null when it is null. */
  @Nullable Boolean flag(String column) {
    double value = number(column);
    return Double.isNaN(value) ? null : value == 1;
  }

  Instant instant(String column) {
    if (value(column) instanceof Instant instant) {
      return instant;
    }
    throw new IllegalStateException("Cannot read " + column + ": not a time: " + value(column));
  }
}
