package forewarn.warehouse.database;

import java.sql.SQLException;
import java.time.Instant;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/**
 * Appends rows, value by value in the table's order of columns. Takes part in the session's
 * transaction; not thread-safe, and to be used by the thread that made it.
 */
public final class RowAppender implements AutoCloseable {
  private final DuckDBAppender appender;

  RowAppender(DuckDBAppender appender) {
    this.appender = appender;
  }

  public RowAppender begin() {
    return run(appender::beginRow);
  }

  public RowAppender end() {
    return run(appender::endRow);
  }

  public RowAppender text(@Nullable String value) {
    return run(() -> appender.append(value));
  }

  /** For a column of text, from bytes that are known to be UTF-8. */
  public RowAppender utf8(byte[] value) {
    return run(() -> appender.append(value));
  }

  /** For a column of type INTEGER. */
  public RowAppender integer(@Nullable Integer value) {
    return run(() -> appender.append(value));
  }

  /** For a column of type BIGINT. */
  public RowAppender number(long value) {
    return run(() -> appender.append(value));
  }

  /** For a column of type BIGINT; NaN becomes null. */
  public RowAppender whole(double value) {
    return run(() -> Double.isNaN(value) ? appender.appendNull() : appender.append((long) value));
  }

  /** For a column of type DOUBLE; NaN becomes null. */
  public RowAppender real(double value) {
    return run(() -> Double.isNaN(value) ? appender.appendNull() : appender.append(value));
  }

  /** For a column of type TIMESTAMP. */
  public RowAppender time(@Nullable Instant value) {
    return run(
        () -> value == null ? appender.appendNull() : appender.appendEpochMicros(micros(value)));
  }

  public RowAppender empty() {
    return run(appender::appendNull);
  }

  @Override
  public void close() {
    try {
      appender.close();
    } catch (SQLException e) {
      throw DatabaseException.of(e);
    }
  }

  private static long micros(Instant value) {
    return Math.addExact(
        Math.multiplyExact(value.getEpochSecond(), 1_000_000), value.getNano() / 1_000);
  }

  private interface Step {
    DuckDBAppender run() throws SQLException;
  }

  private RowAppender run(Step step) {
    try {
      step.run();
      return this;
    } catch (SQLException e) {
      throw DatabaseException.of(e);
    }
  }
}
