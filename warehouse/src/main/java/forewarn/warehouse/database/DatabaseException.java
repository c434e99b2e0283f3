package forewarn.warehouse.database;

import java.sql.SQLException;

/** DuckDB refused a statement or failed; the message is DuckDB's, without its error position. */
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DatabaseException(String message, SQLException cause) {
    super(message, cause);
  }

  static DatabaseException of(SQLException failure) {
    return new DatabaseException(String.valueOf(failure.getMessage()), failure);
  }

  static DatabaseException in(String sql, SQLException failure) {
    return new DatabaseException(failure.getMessage() + " [in: " + sql.strip() + "]", failure);
  }
}
