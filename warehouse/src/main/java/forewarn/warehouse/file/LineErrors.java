package forewarn.warehouse.file;

import forewarn.warehouse.database.Session;
import java.util.List;

/** The lines of a CSV file that DuckDB could not split into columns, left by its reader. */
final class LineErrors {
  private static final int SHOWN = 3;

  private LineErrors() {}

  /** For example {@code 2 lines cannot be read: line 17: …}; empty when all could. */
  static String describe(Session session) {
    if (session.number("select count(*) from duckdb_tables() where table_name = 'reject_errors'")
        == 0) {
      return "";
    }
    long lines = session.number("select count(distinct line) from reject_errors");
    if (lines == 0) {
      return "";
    }
    List<String> first =
        session.list(
            "select 'line ' || line || ': ' || min(error_message) from reject_errors"
                + " group by line order by line limit "
                + SHOWN,
            row -> row.text(1).replace('\n', ' '));
    return lines + " lines cannot be read: " + String.join("; ", first);
  }
}
