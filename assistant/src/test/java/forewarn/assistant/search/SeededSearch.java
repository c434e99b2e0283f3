package forewarn.assistant.search;

import forewarn.operations.audit.AuditLog;
import forewarn.operations.event.EventLog;
import forewarn.operations.incident.Incidents;
import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;
import forewarn.telemetry.SeedData;
import forewarn.warehouse.Progress;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.WarehouseSettings;
import forewarn.warehouse.file.FileImport;
import forewarn.warehouse.model.Refresh;
import forewarn.warehouse.query.Queries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Search over the notes, tickets and feedback of the seed data, with everything taken in; one for
 * all tests. What texts mean is kept from one run of the tests to the next, as in the product.
 */
final class SeededSearch implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(8);
  private static final Path KEPT_VECTORS = Path.of("target", "search-vectors");

  final Path folder;
  final Warehouse warehouse;
  final Database store = TestStore.sqlite();
  final EventLog events = new EventLog(store, InstantSource.system());
  LiveSearch live;

  private static final class Shared {
    static final SeededSearch SEARCH = made();

    private static SeededSearch made() {
      try {
        SeededSearch made = new SeededSearch();
        Runtime.getRuntime().addShutdownHook(new Thread(made::close));
        return made;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  static SeededSearch shared() {
    // Outside of the holder: there, a test that is to be skipped would fail.
    SeedData.file("RAW_EVENT_TRANSCRIPTS.parquet");
    return Shared.SEARCH;
  }

  private SeededSearch() throws IOException, InterruptedException {
    folder = Files.createTempDirectory("search-test");
    if (Files.exists(KEPT_VECTORS)) {
      Files.createDirectories(folder.resolve("search"));
      Files.copy(KEPT_VECTORS, folder.resolve("search").resolve("vectors"));
    }
    warehouse = Warehouse.open(folder, WarehouseSettings.defaults());
    new FileImport(warehouse)
        .importPaths(
            List.of(
                SeedData.file("RAW_CITY.csv"),
                SeedData.file("RAW_OLT.csv"),
                SeedData.file("RAW_CLUSTER.csv"),
                SeedData.file("RAW_NETWORK_CONTEXT_STATIC.parquet"),
                SeedData.file("RAW_EVENT_TRANSCRIPTS.parquet"),
                SeedData.file("RAW_TICKET_SUMMARY.parquet"),
                SeedData.file("RAW_CUSTOMER_FEEDBACK.parquet")),
            Progress.none());
    new Refresh(warehouse).refresh(Progress.none());
    live = start();
    if (!live.awaitComplete(PATIENCE)) {
      throw new IllegalStateException("Cannot search: " + live.status());
    }
    Files.copy(
        folder.resolve("search").resolve("vectors"),
        KEPT_VECTORS,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private LiveSearch start() {
    Incidents incidents =
        new Incidents(
            store, events, new AuditLog(store, InstantSource.system()), InstantSource.system());
    return LiveSearch.start(folder.resolve("search"), new Queries(warehouse), incidents, events);
  }

  /** Closes search and opens it again on what it left. */
  void restart() {
    live.close();
    live = start();
  }

  SearchResult find(String text) {
    return live.search().find(SearchQuery.of(text), Visible.ALL);
  }

  @Override
  public void close() {
    live.close();
    warehouse.close();
  }
}
