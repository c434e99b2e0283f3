package forewarn.warehouse.query;

import forewarn.warehouse.database.Block;
import forewarn.warehouse.database.DatabaseException;
import forewarn.warehouse.database.ResultColumn;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.query.QueryRefusedException.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A query that may be run, in the session that runs it. */
final class PreparedQuery {
  private static final long MOST_READ_AGAIN = 100_000;

  private final Session session;
  private final String sql;
  private final List<Warning> warnings;
  private List<ResultColumn> found = List.of();

  PreparedQuery(Session session, String sql, List<Warning> warnings) {
    this.session = session;
    this.sql = sql;
    this.warnings = warnings;
  }

  void describe() {
    found = session.describe(sql);
  }

  List<Column> columns() {
    return found.stream().map(column -> new Column(column.name(), column.type())).toList();
  }

  List<Warning> warnings() {
    return warnings;
  }

  long copy(long mostRows, Path file) {
    return session.update(
        "copy (select * from (\n%s\n) limit %d) to '%s' (format parquet, compression zstd)"
            .formatted(sql, mostRows, file.toString().replace("'", "''")));
  }

  /** Whether these were all rows. */
  boolean read(long mostRows, long mostCharacters, Consumer<List<@Nullable Object>> visit) {
    Reading reading = new Reading(found, mostRows, mostCharacters, visit);
    String select = OutputFormat.select(sql, found, mostRows + 1);
    try {
      session.scan(select, reading::block);
    } catch (Reading.Enough e) {
      return false;
    } catch (DatabaseException e) {
      throw e.isEarlyEnd() ? explained(select, mostRows) : e;
    }
    return true;
  }

  // A stream does not tell why it ended; the same query read at once does.
  private RuntimeException explained(String select, long mostRows) {
    if (mostRows <= MOST_READ_AGAIN) {
      session.each(select, row -> {});
    }
    return new QueryRefusedException(
        Reason.WRONG,
        "it failed halfway, at a value that cannot be converted or reckoned with; run it with"
            + " fewer rows to see which");
  }

  /** Reads blocks until there are as many rows, or as much text, as there may be. */
  private static final class Reading {
    private final List<ResultColumn> columns;
    private final long mostRows;
    private final long mostCharacters;
    private final Consumer<List<@Nullable Object>> visit;
    private long rows;
    private long characters;

    Reading(
        List<ResultColumn> columns,
        long mostRows,
        long mostCharacters,
        Consumer<List<@Nullable Object>> visit) {
      this.columns = columns;
      this.mostRows = mostRows;
      this.mostCharacters = mostCharacters;
      this.visit = visit;
    }

    /** Ends a scan early. */
    private static final class Enough extends RuntimeException {
      private static final long serialVersionUID = 1;

      Enough() {
        super("enough rows", null, false, false);
      }
    }

    void block(Block block) {
      for (int row = 0; row < block.rows(); row++) {
        if (rows == mostRows || characters > mostCharacters) {
          throw new Enough();
        }
        visit.accept(values(block, row));
        rows++;
      }
    }

    private List<@Nullable Object> values(Block block, int row) {
      List<@Nullable Object> values = new ArrayList<>(columns.size());
      for (int i = 0; i < columns.size(); i++) {
        Object value = block.value(i, row);
        if (value instanceof String text) {
          characters += text.length();
          value = columns.get(i).type().endsWith("INT") ? whole(text) : text;
        }
        values.add(value);
      }
      return values;
    }

    // A HUGEINT comes as text; one that fits is a number like others.
    private static Object whole(String text) {
      try {
        return Long.parseLong(text);
      } catch (NumberFormatException e) {
        return text;
      }
    }
  }
}
