package forewarn.warehouse.query;

import forewarn.warehouse.database.ResultColumn;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The select around a user's select: it gives each column a name of ours and a type that can be
 * read block by block, and refuses a single value that is too long to be read at all.
 */
final class OutputFormat {
  private static final int LONGEST_TEXT = 10_000_000;
  private static final int LONGEST_LIST = 10_000;

  private OutputFormat() {}

  static String select(String sql, List<ResultColumn> columns, long limit) {
    String names = names(columns.size());
    String values =
        IntStream.range(0, columns.size())
            .mapToObj(i -> value("c" + i, columns.get(i).type()) + " as v" + i)
            .collect(Collectors.joining(", "));
    return "select %s from (\n%s\n) as result(%s) limit %d".formatted(values, sql, names, limit);
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
