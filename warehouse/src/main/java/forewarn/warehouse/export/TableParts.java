package forewarn.warehouse.export;

import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.database.Session;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a table falls into months, where it has a time. */
final class TableParts {
  /**
   * A part of a table.
   *
   * @param path of its file, below the table's folder
   * @param condition on the table's rows, as SQL
   */
  record Part(String path, String condition) {}

  private TableParts() {}

  /** The months of a table in order; empty when it has no time to tell them by. */
  static List<Part> byMonth(Session session, Definition table) {
    Optional<String> time = table.timeColumn();
    return time.isEmpty() ? List.of() : months(session, table, quoted(time.get()));
  }

  /** Whether a table has a time to tell months by. */
  static boolean hasMonths(Definition table) {
    return table.timeColumn().isPresent();
  }

  private static List<Part> months(Session session, Definition table, String time) {
    List<Part> parts = new ArrayList<>();
    // A year that no month can be made of, infinity included, goes with those that have no time.
    session.each(
        "select distinct year(%1$s), month(%1$s) from %2$s where isfinite(%1$s) order by all"
            .formatted(time, table.fullName()),
        row ->
            parts.add(month(table, time, YearMonth.of((int) row.number(1), (int) row.number(2)))));
    long others =
        session.number(
            "select count(*) from %s where %s".formatted(table.fullName(), without(time)));
    if (others > 0) {
      parts.add(new Part(name(table) + "_without_time.parquet", without(time)));
    }
    return parts;
  }

  private static Part month(Definition table, String time, YearMonth month) {
    return new Part(
        "year=%d/month=%02d/%s_%d_%02d.parquet"
            .formatted(
                month.getYear(),
                month.getMonthValue(),
                name(table),
                month.getYear(),
                month.getMonthValue()),
        "isfinite(%1$s) and %1$s >= make_date(%2$d, %3$d, 1) and %1$s < make_date(%2$d, %3$d, 1) + interval 1 month"
            .formatted(time, month.getYear(), month.getMonthValue()));
  }

  private static String without(String time) {
    return "(%1$s is null or not isfinite(%1$s))".formatted(time);
  }

  static String name(Definition table) {
    return table.name().toUpperCase(Locale.ROOT);
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
