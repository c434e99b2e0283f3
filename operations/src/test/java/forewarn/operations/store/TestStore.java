package forewarn.operations.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Operations stores for tests, as the product opens them. */
public final class TestStore {
  private TestStore() {}

  /** An empty SQLite store in a new folder. */
  public static Database sqlite() {
    try {
      return sqlite(Files.createTempDirectory("operations-test").resolve("forewarn.db"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An empty PostgreSQL store: a database of its own on a server that all tests share. */
  public static Database postgres() {
    return Database.open(Server.POSTGRES.getDatabase("postgres", Server.emptyDatabase()));
  }

  /** Started when first asked for, ended with the tests. */
  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres postgres =
            EmbeddedPostgres.builder().setServerConfig("max_connections", "400").start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(postgres)));
        return postgres;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void close(EmbeddedPostgres postgres) {
      try {
        postgres.close();
      } catch (IOException e) {
        System.err.println("PostgreSQL of the tests does not end: " + e.getMessage());
      }
    }

    static String emptyDatabase() {
      String name = "store" + System.nanoTime();
      JdbcClient.create(POSTGRES.getPostgresDatabase()).sql("create database " + name).update();
      return name;
    }
  }

  /** The SQLite store of a file; what is in it already stays. */
  public static Database sqlite(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(10_000);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return Database.open(source);
  }
}
