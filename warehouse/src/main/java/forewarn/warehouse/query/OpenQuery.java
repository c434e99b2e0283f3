package forewarn.warehouse.query;

import forewarn.warehouse.Warehouse;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.database.DatabaseException;
import forewarn.warehouse.database.ParsedSql;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.database.UnreadableSqlException;
import forewarn.warehouse.export.ExportFormat;
import forewarn.warehouse.query.QueryRefusedException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
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
   * Writes a whole result to a file of its own.
   *
   * @return the file, to be closed, which deletes it
   * @throws QueryRefusedException as {@link #run}
   */
  public ExportedResult export(
      QueryRequest request, Cancellation cancellation, ExportFormat format) {
    return within(
        request,
        cancellation,
        prepared -> ExportedResult.write(warehouse.exportDirectory(), prepared, request, format));
  }

  /** The objects that may be read, in the order of their names. */
  public List<Definition> readable(Set<String> schemas) {
    return warehouse.catalogue().definitions().stream()
        .filter(definition -> schemas.contains(definition.schema()))
        .sorted(Comparator.comparing(Definition::fullName))
        .toList();
  }

  /**
   * The columns that a query would have, without running it.
   *
   * @throws QueryRefusedException as {@link #run}
   */
  public List<Column> describe(String sql, Set<String> schemas) {
    QueryRequest request = new QueryRequest(sql, schemas, 1, Duration.ofSeconds(5));
    return within(request, new Cancellation(), PreparedQuery::columns);
  }

  /** Warns of figures that do not mean what they seem to, without running the query. */
  public List<Warning> warnings(String sql, Set<String> schemas) {
    QueryRequest request = new QueryRequest(sql, schemas, 1, Duration.ofSeconds(5));
    return within(request, new Cancellation(), PreparedQuery::warnings);
  }

  private <T> T within(
      QueryRequest request, Cancellation cancellation, Function<PreparedQuery, T> work) {
    String sql = bounded(request.sql());
    return places.run(
        request.timeout(),
        cancellation,
        session -> {
          PreparedQuery prepared = examine(session, sql, request.schemas());
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

  private PreparedQuery examine(Session session, String sql, Set<String> schemas) {
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
    return new PreparedQuery(session, sql, MeasureWarnings.of(sql, tree, warehouse.catalogue()));
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
}
