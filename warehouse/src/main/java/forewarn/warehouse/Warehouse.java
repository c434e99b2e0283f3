package forewarn.warehouse;

import forewarn.warehouse.catalogue.Catalogue;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.catalogue.Kind;
import forewarn.warehouse.database.Database;
import forewarn.warehouse.database.DatabaseException;
import forewarn.warehouse.database.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The analytical store of one data directory: schemas RAW, STAGING and DATAMART with every object
 * of the catalogue. One instance per process; thread-safe.
 */
public final class Warehouse implements AutoCloseable {
  // A larger log means fewer checkpoints under load, each of which writes the last row group of
  // every changed table again; see RATIONALE.md for what was measured.
  private static final String CHECKPOINT_AT = "128MB";

  // A query that spills without end must not fill the disk that the log is written to.
  private static final String MOST_SPILLED = "16GB";

  private final Database database;
  private final Catalogue catalogue;
  private final WarehouseSettings settings;
  private final Path importDirectory;
  private final Path exportDirectory;
  private final ReentrantLock batchWork = new ReentrantLock();
  private final ReentrantLock predictions = new ReentrantLock();
  private final Changes changes = new Changes();
  private volatile RefreshListener refreshListener = RefreshListener.NONE;

  private Warehouse(
      Database database, Catalogue catalogue, WarehouseSettings settings, Path folder) {
    this.database = database;
    this.catalogue = catalogue;
    this.settings = settings;
    this.importDirectory = importDirectory(folder);
    this.exportDirectory = exportDirectory(folder);
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
   * @throws WarehouseException when another process holds it or it cannot be read, or a setting
   *     names a table that is not there
   */
  public static Warehouse open(Path dataDir, WarehouseSettings settings, Catalogue catalogue) {
    settings.retention().keySet().forEach(table -> requireTime(catalogue, table));
    Path folder = dataDir.resolve("warehouse").toAbsolutePath().normalize();
    Path file = folder.resolve("forewarn.duckdb");
    Database database;
    try {
      clear(importDirectory(folder));
      clear(exportDirectory(folder));
      database = Database.open(file, options(settings, folder));
    } catch (IOException | DatabaseException e) {
      throw new WarehouseException("Cannot open warehouse " + file + ": " + e.getMessage(), e);
    }
    try (Session session = database.session()) {
      new Objects(session, catalogue).create();
      lock(session, List.of(importDirectory(folder), exportDirectory(folder)));
    } catch (RuntimeException e) {
      database.close();
      throw new WarehouseException("Cannot open warehouse " + file + ": " + e.getMessage(), e);
    }
    return new Warehouse(database, catalogue, settings, folder);
  }

  private static void requireTime(Catalogue catalogue, String table) {
    if (catalogue.find(table).filter(found -> found.kind() == Kind.WRITTEN).isEmpty()) {
      throw new WarehouseException("Cannot limit how long " + table + " is kept: no such table");
    }
    if (catalogue.find(table).flatMap(Definition::timeColumn).isEmpty()) {
      throw new WarehouseException(
          "Cannot limit how long " + table + " is kept: it has no column with a time");
    }
  }

  private static Path importDirectory(Path folder) {
    return folder.resolve("import");
  }

  private static Path exportDirectory(Path folder) {
    return folder.resolve("export");
  }

  // Whatever is in it belongs to work that a killed process did not finish.
  private static void clear(Path directory) throws IOException {
    Files.createDirectories(directory);
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(directory)) {
          Files.delete(file);
        }
      }
    }
  }

  private static Map<String, String> options(WarehouseSettings settings, Path folder) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("memory_limit", settings.memoryLimitMegabytes() + "MB");
    options.put("threads", Integer.toString(settings.threads()));
    options.put("temp_directory", folder.resolve("spill").toString());
    options.put("checkpoint_threshold", CHECKPOINT_AT);
    options.put("max_temp_directory_size", MOST_SPILLED);
    return options;
  }

  // From here on SQL can reach no file but those that come in or go out, and no setting.
  private static void lock(Session session, List<Path> directories) {
    String allowed =
        directories.stream()
            .map(directory -> "'" + directory.toString().replace("'", "''") + "/'")
            .collect(Collectors.joining(", ", "[", "]"));
    session.update("set global TimeZone = 'UTC'");
    session.update("set allowed_directories = " + allowed);
    session.update("set enable_external_access = false");
    // The one setting a session may still lower for itself; a user's SQL has no statement for it.
    session.update("set allowed_configs = ['operator_memory_limit']");
    session.update("set lock_configuration = true");
  }

  /** A connection for one thread, to be closed after use. For the packages of this module. */
  public Session session() {
    return database.session();
  }

  public Catalogue catalogue() {
    return catalogue;
  }

  /** Where files are put for SQL to read them. */
  public Path importDirectory() {
    return importDirectory;
  }

  public WarehouseSettings settings() {
    return settings;
  }

  /** Where SQL writes files that are taken out from there. */
  public Path exportDirectory() {
    return exportDirectory;
  }

  /** The time of what arrives now. */
  public Instant arrivalTime() {
    return settings.arrivalClock().instant();
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

  /** How often objects have changed since this was opened. */
  public Changes changes() {
    return changes;
  }

  public RefreshListener refreshListener() {
    return refreshListener;
  }

  @Override
  public void close() {
    database.close();
  }
}
