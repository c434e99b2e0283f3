package forewarn.warehouse.query;

import forewarn.warehouse.Warehouse;
import forewarn.warehouse.database.DatabaseException;
import forewarn.warehouse.database.ParsedSql;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.database.UnreadableSqlException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Runs a user's SQL: one read-only select over the schemas the user may see. What it may not do is
 * decided on DuckDB's own parse of the text, with names not listed refused; the engine itself is
 * locked besides (no files but those being imported, no settings). Thread-safe.
 */
public final class OpenQuery {
  private static final ScheduledExecutorService TIMEOUTS =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().name("query-timeout").daemon().unstarted(work));

  private static final int MOST_AT_ONCE = 4;

  private final Warehouse warehouse;
  private final AllowedFunctions functions;
  private final Semaphore places = new Semaphore(MOST_AT_ONCE);

  public OpenQuery(Warehouse warehouse) {
    this.warehouse = warehouse;
    try (Session session = warehouse.session()) {
      this.functions = AllowedFunctions.of(session);
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
    if (!places.tryAcquire()) {
      throw new QueryRefusedException(
          "Cannot run query: "
              + MOST_AT_ONCE
              + " others are running; try again when one has ended");
    }
    try (Session session = warehouse.session()) {
      examine(session, sql, schemas);
      return read(session, sql, mostRows, timeout);
    } finally {
      places.release();
    }
  }

  private void examine(Session session, String sql, Set<String> schemas) {
    ParsedSql parsed;
    try {
      parsed = ParsedSql.parse(session, sql);
    } catch (UnreadableSqlException e) {
      throw new QueryRefusedException("Cannot run query: " + e.getMessage());
    } catch (DatabaseException e) {
      throw new QueryRefusedException("Cannot run query: " + Messages.firstLine(e));
    }
    parsed.tables().forEach(table -> VisibleTables.check(table, schemas, warehouse.catalogue()));
    parsed.tableFunctions().forEach(functions::checkInFrom);
    parsed.functions().forEach(functions::check);
    if (!parsed.others().isEmpty()) {
      throw new QueryRefusedException(
          "Cannot run query: " + parsed.others() + " is not allowed here, only tables in FROM");
    }
  }

  private Table read(Session session, String sql, int mostRows, Duration timeout) {
    List<Column> columns = new ArrayList<>();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    AtomicBoolean late = new AtomicBoolean();
    ScheduledFuture<?> watch =
        TIMEOUTS.schedule(
            () -> {
              late.set(true);
              session.cancel();
            },
            timeout.toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      session.read(
          "select * from (\n" + withoutEnd(sql) + "\n) limit " + (mostRows + 1L),
          found -> found.forEach(column -> columns.add(new Column(column.name(), column.type()))),
          row -> rows.add(row.values(columns.size())));
    } catch (DatabaseException e) {
      throw new QueryRefusedException(
          late.get()
              ? "Cannot run query: it took longer than " + timeout.toMillis() / 1000.0 + " s"
              : "Cannot run query: " + Messages.firstLine(e));
    } finally {
      watch.cancel(false);
    }
    boolean truncated = rows.size() > mostRows;
    return new Table(columns, truncated ? rows.subList(0, mostRows) : rows, truncated);
  }

  private static String withoutEnd(String sql) {
    return sql.strip().replaceAll("[;\\s]+$", "");
  }
}
