package forewarn.warehouse.database;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/**
 * One DuckDB instance: a file, or one in memory. Sessions are cheap; each belongs to the thread
 * that uses it. Thread-safe.
 */
public final class Database implements AutoCloseable {
  private final DuckDBConnection root;

  private Database(DuckDBConnection root) {
    this.root = root;
  }

  /** Opens or creates a database file with the given settings of DuckDB. */
  public static Database open(Path file, Map<String, String> settings) {
    return connect("jdbc:duckdb:" + file, settings);
  }

  /** A database of its own that is gone when it is closed. */
  public static Database inMemory(Map<String, String> settings) {
    return connect("jdbc:duckdb:", settings);
  }

  private static Database connect(String url, Map<String, String> settings) {
    Properties properties = new Properties();
    properties.putAll(settings);
    try {
      return new Database((DuckDBConnection) DriverManager.getConnection(url, properties));
    } catch (SQLException e) {
      throw DatabaseException.of(e);
    }
  }

  public Session session() {
    try {
      return new Session(root.duplicate());
    } catch (SQLException e) {
      throw DatabaseException.of(e);
    }
  }

  @Override
  public void close() {
    try {
      root.close();
    } catch (SQLException e) {
      throw DatabaseException.of(e);
    }
  }
}
