package forewarn.operations.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
