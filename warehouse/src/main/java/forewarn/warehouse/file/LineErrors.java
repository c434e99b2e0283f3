package forewarn.warehouse.file;

import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.database.Session;
import java.util.List;

/**
 * The lines of a CSV file that DuckDB could not split into columns, left by its reader in this
 * session. They become rows too, without values but with the line as it came, so that silver
 * rejects them where anyone can see them.
 */
final class LineErrors {
  private static final int SHOWN = 3;

  private LineErrors() {}

  /**
   * Adds a row for each line.
   *
   * @param rows rows of the file so far; those of the lines are numbered after them
   * @return number of rows added
   */
  static long add(Session session, Definition table, long load, long rows) {
    if (session.number("select count(*) from duckdb_tables() where table_name = 'reject_errors'")
        == 0) {
      return 0;
    }
    return session.update(
        """
        insert into %s (load_number, row_number, unreadable)
        select %d, %d + row_number() over (order by line), json_object('line ' || line, min(csv_line))
        from reject_errors group by line
        """
            .formatted(table.fullName(), load, rows));
  }

  /** For example {@code 2 lines cannot be read: line 17: …}. */
  static String describe(Session session, long lines) {
    List<String> first =
        session.list(
            "select 'line ' || line || ': ' || min(error_message) from reject_errors"
                + " group by line order by line limit "
                + SHOWN,
            row -> row.text(1).lines().findFirst().orElse(""));
    return lines
        + (lines == 1 ? " line" : " lines")
        + " cannot be read: "
        + String.join("; ", first);
  }
}
