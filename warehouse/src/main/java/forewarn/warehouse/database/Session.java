package forewarn.warehouse.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;

/**
 * One connection. Not thread-safe, except {@link #cancel}. Statements fail with {@link
 * DatabaseException}.
 */
public final class Session implements AutoCloseable {
  private static final String LAST = "no row follows";

  private final DuckDBConnection connection;
  private volatile @Nullable Statement running;

  Session(DuckDBConnection connection) {
    this.connection = connection;
  }

  /**
   * Runs a statement.
   *
   * @param parameters for the question marks
   * @return number of rows changed; 0 for what changes none
   */
  public long update(String sql, @Nullable Object... parameters) {
    return with(
        sql,
        parameters,
        statement -> statement.execute() ? 0 : Math.max(0, statement.getLargeUpdateCount()));
  }

  /** The rows of a select, read one by one. */
  public <T> List<T> list(String sql, Function<Row, T> read, @Nullable Object... parameters) {
    List<T> all = new ArrayList<>();
    each(sql, row -> all.add(read.apply(row)), parameters);
    return all;
  }

  /** Visits the rows of a select. */
  public void each(String sql, Consumer<Row> visit, @Nullable Object... parameters) {
    read(sql, columns -> {}, visit, parameters);
  }

  /** Visits the columns of a select, then its rows. */
  public void read(
      String sql,
      Consumer<List<ResultColumn>> columns,
      Consumer<Row> visit,
      @Nullable Object... parameters) {
    with(
        sql,
        parameters,
        statement -> {
          try (ResultSet result = statement.executeQuery()) {
            columns.accept(columnsOf(result.getMetaData()));
            Row row = new Row(result);
            while (result.next()) {
              visit.accept(row);
            }
          }
          return 0;
        });
  }

  /** The one number of a select of one row and column; 0 for null or no row. */
  public long number(String sql, @Nullable Object... parameters) {
    List<Long> found = list(sql, row -> row.number(1), parameters);
    return found.isEmpty() ? 0 : found.getFirst();
  }

  /** The columns a select has, found without running it. */
  public List<ResultColumn> describe(String sql) {
    return list("describe " + sql, row -> new ResultColumn(row.text(1), row.text(2)));
  }

  /**
   * Visits a large result in blocks of columns; about ten times as fast as row by row, and not kept
   * in memory. The columns must have different names.
   *
   * @throws DatabaseException also when it ends early, by an error or an interruption
   */
  public void scan(String sql, Consumer<Block> visit) {
    // DuckDB's stream just ends when the query fails halfway: a last row says that all have come.
    String marked =
        "select *, false as \"%s\" from (\n%s\n) union all by name select true as \"%s\""
            .formatted(LAST, sql, LAST);
    try (var statement = (DuckDBPreparedStatement) connection.prepareStatement(marked)) {
      running = statement;
      boolean complete = false;
      try (DuckDBChunkedResult result = statement.query()) {
        while (result.nextChunk()) {
          Block block = Block.beforeMark(result.chunk());
          complete |= block.isLast();
          visit.accept(block);
        }
      }
      if (!complete) {
        throw DatabaseException.earlyEnd(sql);
      }
    } catch (SQLException e) {
      throw DatabaseException.in(sql, e);
    } finally {
      running = null;
    }
  }

  /** Appends rows to a table, in its order of columns; to be closed to take effect. */
  public RowAppender appender(String schema, String table) {
    try {
      return new RowAppender(connection.createAppender(schema, table));
    } catch (SQLException e) {
      throw DatabaseException.of(e);
    }
  }

  /** Runs work in one transaction: all of it takes effect, or, when it throws, nothing. */
  public void transaction(Runnable work) {
    update("begin transaction");
    try {
      work.run();
      update("commit");
    } catch (RuntimeException | Error e) {
      rollBack(e);
      throw e;
    }
  }

  private void rollBack(Throwable cause) {
    try {
      update("rollback");
    } catch (DatabaseException e) {
      cause.addSuppressed(e);
    }
  }

  /** Ends the statement that runs in another thread; it fails there. */
  public void cancel() {
    Statement statement = running;
    if (statement != null) {
      try {
        statement.cancel();
      } catch (SQLException e) {
        throw DatabaseException.of(e);
      }
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw DatabaseException.of(e);
    }
  }

  private interface Use {
    long apply(PreparedStatement statement) throws SQLException;
  }

  private long with(String sql, @Nullable Object[] parameters, Use use) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameter(parameters[i]));
      }
      running = statement;
      return use.apply(statement);
    } catch (SQLException e) {
      throw DatabaseException.in(sql, e);
    } finally {
      running = null;
    }
  }

  private static @Nullable Object parameter(@Nullable Object value) {
    return value instanceof Instant instant
        ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
        : value;
  }

  private static List<ResultColumn> columnsOf(ResultSetMetaData metaData) throws SQLException {
    List<ResultColumn> columns = new ArrayList<>();
    for (int i = 1; i <= metaData.getColumnCount(); i++) {
      columns.add(new ResultColumn(metaData.getColumnName(i), metaData.getColumnTypeName(i)));
    }
    return columns;
  }
}
