package forewarn.operations.store;

import java.util.Arrays;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The operations store: SQLite in a file, or PostgreSQL, by the same SQL. Times are columns named
 * {@code …_at} in milliseconds since 1970, because both databases compare them as numbers; lists
 * and objects are JSON text (see {@link Json}). Thread-safe.
 */
public final class Database {
  private final DataSource source;
  private final JdbcClient client;
  private final TransactionTemplate transactions;

  private Database(DataSource source) {
    this.source = source;
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
    return transactions.<T>execute(status -> work.get());
  }
}
