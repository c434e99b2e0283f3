package forewarn.warehouse.query;

import forewarn.warehouse.Warehouse;
import forewarn.warehouse.database.Block;
import forewarn.warehouse.database.DatabaseException;
import forewarn.warehouse.database.ParsedSql;
import forewarn.warehouse.database.ResultColumn;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.database.UnreadableSqlException;
import forewarn.warehouse.query.QueryRefusedException.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Runs a user's SQL: one read-only select over the schemas the user may see. What it may not do is
 * decided on DuckDB's own parse of the text, with names not listed refused; the engine itself is
 * locked besides (no files but those being imported, no settings but one). What it may use up is
 * bounded by {@link WorkLimits} before, and by {@link QueryPlaces} while it runs. Thread-safe.
 */
public final class OpenQuery {
  private static final int LONGEST_TEXT = 50_000;
  private static final int DEEPEST = 100;
  private static final long MOST_CHARACTERS = 32_000_000;
  private static final long MOST_READ_AGAIN = 100_000;

  private final Warehouse warehouse;
  private final AllowedFunctions functions;
  private final FunctionSizes sizes;
  private final QueryPlaces places;

  public OpenQuery(Warehouse warehouse) {
    this.warehouse = warehouse;
    this.places = new QueryPlaces(warehouse);
    try (Session session = warehouse.session()) {
      this.functions = AllowedFunctions.of(session);
      this.sizes = FunctionSizes.of(session);
    }
  }

  /**
   * Runs one select.
   *
   * @param schemas of RAW, STAGING, DATAMART those that may be read
   * @param mostRows more rows are cut off and the table says so
   * @throws QueryRefusedException when the text is no select, is wrong, reaches for what it may not
   *     see, takes longer than {@code timeout}, or too many others are running
   */
  public Table run(String sql, Set<String> schemas, int mostRows, Duration timeout) {
    return run(new QueryRequest(sql, schemas, mostRows, timeout), new Cancellation()).table();
  }

  /**
   * Runs one select.
   *
   * @param cancellation with which another thread can end it
   * @throws QueryRefusedException when it cannot be run, or not to its end; its reason says why
   */
  public Answer run(QueryRequest request, Cancellation cancellation) {
    return within(
        request,
        cancellation,
        prepared -> {
          List<List<@Nullable Object>> rows = new ArrayList<>();
          boolean truncated = !prepared.read(request.mostRows(), MOST_CHARACTERS, rows::add);
          return new Answer(new Table(prepared.columns(), rows, truncated), prepared.warnings());
        });
  }

  /** Takes the columns of a result, and then its rows. */
  public interface Receiver {
    void columns(List<Column> columns);

    /**
     * @param values String, Long, Double, Boolean, Instant, LocalDate or null
     */
    void row(List<@Nullable Object> values);
  }

  /**
   * Hands over one row after the other, in the calling query's own thread; they are not kept, so
   * that there may be many.
   *
   * @return whether these were all rows
   * @throws QueryRefusedException as {@link #run}; whatever the receiver throws ends the query
   */
  public boolean stream(QueryRequest request, Cancellation cancellation, Receiver receiver) {
    return within(
        request,
        cancellation,
        prepared -> {
          receiver.columns(prepared.columns());
          return prepared.read(request.mostRows(), Long.MAX_VALUE, receiver::row);
        });
  }

  /**
   * Writes the result as a Parquet file.
   *
   * @param file to be made, in a directory that the warehouse may write
   * @return number of rows
   */
  public long writeParquet(QueryRequest request, Cancellation cancellation, Path file) {
    return within(request, cancellation, prepared -> prepared.copy(request.mostRows(), file));
  }

  /** Warns of figures that do not mean what they seem to, without running the query. */
  public List<Warning> warnings(String sql, Set<String> schemas) {
    QueryRequest request = new QueryRequest(sql, schemas, 1, Duration.ofSeconds(5));
    return within(request, new Cancellation(), Prepared::warnings);
  }

  private <T> T within(
      QueryRequest request, Cancellation cancellation, Function<Prepared, T> work) {
    String sql = bounded(request.sql());
    return places.run(
        request.timeout(),
        cancellation,
        session -> {
          Prepared prepared = examine(session, sql, request.schemas());
          cancellation.check();
          try {
            prepared.describe();
            cancellation.check();
            T result = work.apply(prepared);
            // An interrupted stream ends as if it were complete.
            cancellation.check();
            return result;
          } catch (DatabaseException e) {
            cancellation.check();
            throw Messages.refusal(e, sql);
          }
        });
  }

  // What DuckDB's parser takes seconds or its whole stack for, before it sees it.
  private static String bounded(String sql) {
    if (sql.length() > LONGEST_TEXT) {
      throw new QueryRefusedException(
          Reason.TOO_LARGE,
          "it is %,d characters long, at most %,d".formatted(sql.length(), LONGEST_TEXT));
    }
    if (SourceText.depth(sql) > DEEPEST) {
      throw new QueryRefusedException(
          Reason.TOO_LARGE, "its brackets are nested deeper than " + DEEPEST);
    }
    if (sql.indexOf('\0') >= 0) {
      throw new QueryRefusedException(Reason.WRONG, "it contains a NUL character");
    }
    return sql.strip().replaceAll("[;\\s]+$", "");
  }

  private Prepared examine(Session session, String sql, Set<String> schemas) {
    JsonNode tree = parse(session, sql);
    ParsedSql parsed = ParsedSql.of(tree);
    parsed.tables().forEach(table -> VisibleTables.check(table, schemas, warehouse.catalogue()));
    parsed.tableFunctions().forEach(functions::checkInFrom);
    parsed.functions().forEach(functions::check);
    if (!parsed.others().isEmpty()) {
      throw new QueryRefusedException(
          Reason.FORBIDDEN, parsed.others() + " is not allowed here, only tables in FROM");
    }
    WorkLimits.check(sql, tree, sizes, warehouse.catalogue());
    return new Prepared(session, sql, MeasureWarnings.of(sql, tree, warehouse.catalogue()));
  }

  private static JsonNode parse(Session session, String sql) {
    try {
      return ParsedSql.tree(session, sql);
    } catch (UnreadableSqlException e) {
      throw new QueryRefusedException(
          Reason.WRONG,
          String.valueOf(e.getMessage()),
          e.offset() < 0 ? null : Position.of(sql, e.offset()));
    } catch (JacksonException e) {
      throw new QueryRefusedException(Reason.TOO_LARGE, "it is nested too deeply");
    } catch (DatabaseException e) {
      throw Messages.refusal(e, sql);
    }
  }

  /** A query that may be run, in the session that runs it. */
  private static final class Prepared {
    private final Session session;
    private final String sql;
    private final List<Warning> warnings;
    private List<ResultColumn> found = List.of();

    Prepared(Session session, String sql, List<Warning> warnings) {
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
      }
      if (!reading.complete) {
        explain(select, mostRows);
      }
      return true;
    }

    // The stream does not tell why it ended; the same query read at once does.
    private void explain(String select, long mostRows) {
      if (mostRows <= MOST_READ_AGAIN) {
        session.each(select, row -> {});
      }
      throw new QueryRefusedException(
          Reason.WRONG,
          "it failed halfway, at a value that cannot be converted or reckoned with; run it with"
              + " fewer rows to see which");
    }
  }

  /** Reads blocks until there are as many rows, or as much text, as there may be. */
  private static final class Reading {
    private final List<ResultColumn> columns;
    private final long mostRows;
    private final long mostCharacters;
    private final Consumer<List<@Nullable Object>> visit;
    private long rows;
    private long characters;
    private boolean complete;

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
        if (Boolean.TRUE.equals(block.value(OutputFormat.END, row))) {
          complete = true;
          return;
        }
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
        Object value = block.value(OutputFormat.column(i), row);
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
