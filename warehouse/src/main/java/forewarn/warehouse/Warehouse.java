package forewarn.warehouse;

import forewarn.warehouse.catalogue.Catalogue;
import forewarn.warehouse.database.Database;
import forewarn.warehouse.database.DatabaseException;
import forewarn.warehouse.database.Session;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The analytical store of one data directory: schemas RAW, STAGING and DATAMART with every object
 * of the catalogue. One instance per process; thread-safe.
 */
public final class Warehouse implements AutoCloseable {
  // A larger log means fewer checkpoints under load, each of which writes the last row group of
  // every changed table again; see RATIONALE.md for what was measured.
  private static final String CHECKPOINT_AT = "128MB";

  private final Database database;
  private final Catalogue catalogue;
  private final WarehouseSettings settings;
  private final Path importDirectory;
  private final ReentrantLock batchWork = new ReentrantLock();
  private final ReentrantLock predictions = new ReentrantLock();
  private volatile RefreshListener refreshListener = RefreshListener.NONE;

  private Warehouse(
      Database database, Catalogue catalogue, WarehouseSettings settings, Path importDirectory) {
    this.database = database;
    this.catalogue = catalogue;
    this.settings = settings;
    this.importDirectory = importDirectory;
  }

  /**
   * Opens or creates {@code <dataDir>/warehouse/forewarn.duckdb}.
   *
   * @throws WarehouseException when another process holds it or it cannot be read
   */
  public static Warehouse open(Path dataDir, WarehouseSettings settings) {
    return open(dataDir, settings, Catalogue.load());
  }

  /**
   * Opens or creates {@code <dataDir>/warehouse/forewarn.duckdb} with the objects of a catalogue.
   *
   * @throws WarehouseException when another process holds it or it cannot be read
   */
  public static Warehouse open(Path dataDir, WarehouseSettings settings, Catalogue catalogue) {
    Path folder = dataDir.resolve("warehouse").toAbsolutePath().normalize();
    Path file = folder.resolve("forewarn.duckdb");
    Path importDirectory = folder.resolve("import");
    Database database;
    try {
      Files.createDirectories(importDirectory);
      removeLeftovers(importDirectory);
      database = Database.open(file, options(settings, folder));
    } catch (IOException | DatabaseException e) {
      throw new WarehouseException("Cannot open warehouse " + file + ": " + e.getMessage(), e);
    }
    try (Session session = database.session()) {
      new Objects(session, catalogue).create();
      lock(session, importDirectory);
    } catch (RuntimeException e) {
      database.close();
      throw new WarehouseException("Cannot open warehouse " + file + ": " + e.getMessage(), e);
    }
    return new Warehouse(database, catalogue, settings, importDirectory);
  }

  // Second names of files whose import a killed process did not finish.
  private static void removeLeftovers(Path importDirectory) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(importDirectory)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }

  private static Map<String, String> options(WarehouseSettings settings, Path folder) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("memory_limit", settings.memoryLimitMegabytes() + "MB");
    options.put("threads", Integer.toString(settings.threads()));
    options.put("temp_directory", folder.resolve("spill").toString());
    options.put("checkpoint_threshold", CHECKPOINT_AT);
    return options;
  }

  // From here on SQL can reach no file but those to be imported, and no setting can be changed.
  private static void lock(Session session, Path importDirectory) {
    session.update("set global TimeZone = 'UTC'");
    session.update(
        "set allowed_directories = ['" + importDirectory.toString().replace("'", "''") + "/']");
    session.update("set enable_external_access = false");
    session.update("set lock_configuration = true");
  }

  /** A connection for one thread, to be closed after use. For the packages of this module. */
  public Session session() {
    return database.session();
  }

  public Catalogue catalogue() {
    return catalogue;
  }

  /** The only directory whose files SQL can read. */
  public Path importDirectory() {
    return importDirectory;
  }

  /** The present time by the data's clock. */
  public Instant dataTime() {
    return settings.dataClock().instant();
  }

  /** Held while files are loaded, the stream is archived, or silver and gold are refreshed. */
  public ReentrantLock batchWork() {
    return batchWork;
  }

  /** Held while FACT_PREDICTIONS is written. */
  public ReentrantLock predictions() {
    return predictions;
  }

  /** Lets one listener know of every refresh from now on, in place of the one before. */
  public void tell(RefreshListener listener) {
    refreshListener = listener;
  }

  public RefreshListener refreshListener() {
    return refreshListener;
  }

  @Override
  public void close() {
    database.close();
  }
}
