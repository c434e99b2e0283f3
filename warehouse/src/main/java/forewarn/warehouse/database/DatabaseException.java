package forewarn.warehouse.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** DuckDB refused a statement or failed; the message is DuckDB's, without its error position. */
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final boolean earlyEnd;

  private DatabaseException(String message, @Nullable SQLException cause, boolean earlyEnd) {
    super(message, cause);
    this.earlyEnd = earlyEnd;
  }

  private DatabaseException(String message, SQLException cause) {
    this(message, cause, false);
  }

  /** A result that ended before its last row, DuckDB does not say why. */
  static DatabaseException earlyEnd(String sql) {
    return new DatabaseException(
        "INTERRUPT Error: the result ended early [in: " + sql.strip() + "]", null, true);
  }

  /** Whether rows were read, but not all, for a reason that DuckDB does not tell. */
  public boolean isEarlyEnd() {
    return earlyEnd;
  }

  /**
   * Whether there was no memory left at this moment: the same statement may succeed a little later.
   */
  public boolean isOutOfMemory() {
    String message = String.valueOf(getMessage());
    return message.startsWith("Out of Memory Error") || message.contains("failed to allocate");
  }

  static DatabaseException of(SQLException failure) {
    return new DatabaseException(String.valueOf(failure.getMessage()), failure);
  }

  static DatabaseException in(String sql, SQLException failure) {
    return new DatabaseException(failure.getMessage() + " [in: " + sql.strip() + "]", failure);
  }
}
