package forewarn.assistant.search;

import forewarn.operations.audit.AuditLog;
import forewarn.operations.event.EventLog;
import forewarn.operations.incident.Incidents;
import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;
import forewarn.warehouse.Progress;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.WarehouseSettings;
import forewarn.warehouse.file.FileImport;
import forewarn.warehouse.model.Refresh;
import forewarn.warehouse.query.Queries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** A warehouse with one cluster and notes of our own, and a store of incidents. */
public final class NotesWarehouse implements AutoCloseable {
  private static final Instant FIRST = Instant.parse("2024-11-05T10:00:00Z");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  public final Database store = TestStore.sqlite();
  private final Path folder;
  private final Warehouse warehouse;
  private final EventLog events = new EventLog(store, InstantSource.system());
  private int files;
  private int notes;

  public NotesWarehouse(Path folder) {
    this.folder = folder;
    this.warehouse = Warehouse.open(folder, WarehouseSettings.defaults());
  }

  /** Imports the one cluster. */
  public NotesWarehouse withPlaces() throws IOException {
    take("RAW_CITY", "city_key,city,province,region\n1,Aceh,Aceh,Sumatra\n");
    take("RAW_OLT", "olt_key,olt_id,city_key\n1,OLT-ACE7E-01,1\n");
    take(
        "RAW_CLUSTER",
        "cluster_key,cluster_id,olt_key,city_key,cluster_name\n"
            + "1,ACE7E-CL11,1,1,Cluster-ACE7E-11\n");
    return this;
  }

  /** Imports notes of these texts, an hour apart, behind those there are. */
  public void write(List<String> texts) throws IOException {
    StringBuilder rows =
        new StringBuilder(
            "timestamp_1h,olt_id,cluster_id,transcript_id,event_type,severity_bucket,event_transcript\n");
    for (String text : texts) {
      rows.append(FIRST.plus(Duration.ofHours(notes % 5000)).toString().replaceAll("[TZ]", " "))
          .append(",OLT-ACE7E-01,ACE7E-CL11,TX-%06d,degraded,major,\"".formatted(++notes))
          .append(text.replace("\"", "\"\""))
          .append("\"\n");
    }
    take("RAW_EVENT_TRANSCRIPTS", rows.toString());
    new Refresh(warehouse).refresh(Progress.none());
  }

  private void take(String table, String rows) throws IOException {
    Path at = Files.createDirectories(folder.resolve("files").resolve("f" + ++files));
    Path file = Files.writeString(at.resolve(table + ".csv"), rows);
    new FileImport(warehouse).importPaths(List.of(file), Progress.none());
  }

  public Incidents incidents() {
    return new Incidents(
        store, events, new AuditLog(store, InstantSource.system()), InstantSource.system());
  }

  /** Where search keeps what it can make again. */
  public Path index() {
    return folder.resolve("search");
  }

  /** Opens search without waiting for it. */
  public LiveSearch start() {
    return LiveSearch.start(index(), new Queries(warehouse), incidents(), events);
  }

  /** Opens search, and waits until everything is found. */
  public LiveSearch open() throws InterruptedException {
    LiveSearch live = start();
    if (!live.awaitComplete(PATIENCE)) {
      throw new IllegalStateException("Cannot search: " + live.status());
    }
    return live;
  }

  @Override
  public void close() {
    warehouse.close();
  }
}
