package forewarn.console.export;

import forewarn.console.table.DataTable;
import forewarn.console.table.DataTable.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A table as a page's script sends it: what the reader sees, sorted and filtered as they see it.
 *
 * @param name of the file
 * @param rows values as JSON has them: text, number or null; times as ISO-8601
 */
record ShownTable(String name, List<Column> columns, List<List<@Nullable Object>> rows) {
  static final int MOST_ROWS = 50_000;
  static final int MOST_COLUMNS = 200;

  /**
   * A column.
   *
   * @param kind of {@link DataTable.Kind} in lower case, or {@code number}
   */
  record Column(String name, String kind) {}

  @SuppressWarnings("ConstantValue") // JSON may leave out what the compiler believes to be there.
  ShownTable {
    require(name != null && columns != null && rows != null, "name, columns and rows are needed");
    require(
        !columns.isEmpty() && columns.size() <= MOST_COLUMNS,
        columns.size() + " columns, not 1 to " + MOST_COLUMNS);
    require(rows.size() <= MOST_ROWS, rows.size() + " rows, more than " + MOST_ROWS);
    require(
        rows.stream().allMatch(row -> row != null && row.size() == columns.size()),
        "a row has not one value for each of the " + columns.size() + " columns");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("Invalid table: " + otherwise);
    }
  }

  DataTable table() {
    List<DataTable.Column> typed =
        columns.stream()
            .map(one -> new DataTable.Column(one.name(), one.name(), kind(one.kind()), "", ""))
            .toList();
    return new DataTable(
        name, name, typed, rows.stream().map(row -> row(typed, row)).toList(), null);
  }

  private static DataTable.Row row(List<DataTable.Column> columns, List<@Nullable Object> values) {
    List<@Nullable Object> typed = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      typed.add(value(values.get(i), columns.get(i).kind()));
    }
    return new DataTable.Row(Collections.unmodifiableList(typed), null, "");
  }

  private static Kind kind(@Nullable String name) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElse(Kind.TEXT);
  }

  private static @Nullable Object value(@Nullable Object value, Kind kind) {
    return switch (value) {
      case null -> null;
      case Integer number -> number.longValue();
      case Long number -> number;
      case Number number -> number.doubleValue();
      case String text -> text(text, kind);
      default -> value.toString();
    };
  }

  // What is no time stays the text that it is.
  private static Object text(String text, Kind kind) {
    try {
      return switch (kind) {
        case HOUR -> Instant.parse(text);
        case DATE -> LocalDate.parse(text);
        default -> text;
      };
    } catch (DateTimeParseException e) {
      return text;
    }
  }
}
