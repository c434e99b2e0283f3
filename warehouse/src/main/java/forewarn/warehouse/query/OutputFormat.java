package forewarn.warehouse.query;

import forewarn.warehouse.database.ResultColumn;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The select around a user's select: it gives each column a name of ours and a type that can be
 * read block by block, and refuses a single value that is too long to be read at all. DuckDB's
 * stream of blocks just ends when the query fails halfway; so a last row, marked by the first
 * column, says that all have come.
 */
final class OutputFormat {
  private static final int LONGEST_TEXT = 10_000_000;
  private static final int LONGEST_LIST = 10_000;

  private OutputFormat() {}

  static String select(String sql, List<ResultColumn> columns, long limit) {
    String names = names(columns.size());
    String values =
        IntStream.range(0, columns.size())
            .mapToObj(i -> value("c" + i, columns.get(i).type()))
            .collect(Collectors.joining(", "));
    return "(select false, %s from (\n%s\n) as result(%s) limit %d) union all select true%s"
        .formatted(values, sql, names, limit, ", null".repeat(columns.size()));
  }

  /** The column that is true in the row after the last. */
  static final int END = 0;

  /** The column of a value. */
  static int column(int index) {
    return index + 1;
  }

  private static String names(int count) {
    return IntStream.range(0, count).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
  }

  private static String value(String name, String type) {
    if (type.endsWith("]") || type.startsWith("MAP(")) {
      return bounded(name, type.startsWith("MAP(") ? "cardinality" : "len", LONGEST_LIST)
          .formatted(name + "::varchar");
    }
    return switch (type) {
      case "BOOLEAN", "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "DOUBLE", "DATE", "TIMESTAMP" ->
          name;
      case "VARCHAR" -> bounded(name, "strlen", LONGEST_TEXT).formatted(name);
      case "FLOAT" -> name + "::double";
      case "UTINYINT", "USMALLINT", "UINTEGER" -> name + "::bigint";
      case "HUGEINT", "UBIGINT", "UHUGEINT" ->
          // Sums of whole numbers are HUGEINT: those that fit a BIGINT stay numbers.
          name + "::varchar";
      case "TIMESTAMP WITH TIME ZONE" -> name + " at time zone 'UTC'";
      case "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> name + "::timestamp";
      default -> type.startsWith("DECIMAL") ? name + "::double" : name + "::varchar";
    };
  }

  private static String bounded(String name, String length, int most) {
    return "case when %s(%s) > %d then error('a value is longer than %d') else %%s end"
        .formatted(length, name, most, most);
  }
}
