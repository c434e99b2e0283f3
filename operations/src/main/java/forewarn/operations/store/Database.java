package forewarn.operations.store;

import java.sql.DatabaseMetaData;
import java.util.Arrays;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The operations store: SQLite in a file, or PostgreSQL, by the same SQL. Times are columns named
 * {@code …_at} in milliseconds since 1970, because both databases compare them as numbers; lists
 * and objects are JSON text (see {@link Json}). Thread-safe.
 */
public final class Database {
  /**
   * Writers take turns, as they do on SQLite: numbers are given by {@code max + 1}, and what is
   * read in a transaction is not changed before it ends. The number is the lock's name.
   */
  private static final String TAKE_TURN = "select pg_advisory_xact_lock(4177081)";

  private final DataSource source;
  private final boolean postgres;
  private final JdbcClient client;
  private final TransactionTemplate transactions;

  private Database(DataSource source) {
    this.source = source;
    this.postgres = isPostgres(source);
    this.client = JdbcClient.create(source);
    this.transactions = new TransactionTemplate(new JdbcTransactionManager(source));
  }

  /**
   * Opens the store and brings its tables to the newest version.
   *
   * @throws org.flywaydb.core.api.FlywayException when they cannot be, for example because a newer
   *     release has written them
   */
  public static Database open(DataSource source) {
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:forewarn/operations/store")
        .table("operations_migrations")
        // The file holds tables of the console as well.
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
    return new Database(source);
  }

  private static boolean isPostgres(DataSource source) {
    try {
      return JdbcUtils.<String>extractDatabaseMetaData(
              source, DatabaseMetaData::getDatabaseProductName)
          .equals("PostgreSQL");
    } catch (MetaDataAccessException e) {
      throw new IllegalStateException("Cannot open the operations store: " + e.getMessage(), e);
    }
  }

  /** A store as it is, to be read: its tables stay as some release has left them. */
  public static Database unchanged(DataSource source) {
    return new Database(source);
  }

  /**
   * A statement.
   *
   * @param values for the question marks: String, Number or null; never part of the text
   */
  public JdbcClient.StatementSpec sql(String statement, @Nullable Object... values) {
    return client.sql(statement).params(Arrays.asList(values));
  }

  /** Where the tables are, for libraries that keep their own ones. */
  public DataSource source() {
    return source;
  }

  /**
   * Does all of the work or, when it throws, nothing of it. Within another transaction it is a part
   * of that one.
   */
  public <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
    return transactions.<T>execute(status -> {
      if (postgres && status.isNewTransaction()) {
        client.sql(TAKE_TURN).query((row, number) -> true).list();
      }
      return work.get();
    });
  }
}
