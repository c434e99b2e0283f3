package forewarn.benchmarks;

import forewarn.assistant.search.LiveSearch;
import forewarn.assistant.search.SearchQuery;
import forewarn.assistant.search.Visible;
import forewarn.assistant.search.text.Field;
import forewarn.operations.audit.AuditLog;
import forewarn.operations.event.EventLog;
import forewarn.operations.incident.Incidents;
import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;
import forewarn.warehouse.Progress;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.WarehouseSettings;
import forewarn.warehouse.model.Refresh;
import forewarn.warehouse.query.Queries;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Searches over two years of operators' notes as the simulator writes them, and over a hundred
 * times as many: the same notes with other readings at other hours. Taking in is timed as well.
 */
final class SearchBenchmark {
  private static final String TABLES =
      "RAW_CITY,RAW_OLT,RAW_CLUSTER,RAW_NETWORK_CONTEXT_STATIC,RAW_EVENT_TRANSCRIPTS";
  private static final Instant FIRST = Instant.parse("2023-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2025-01-01T00:00:00Z");
  private static final Duration PATIENCE = Duration.ofMinutes(60);
  private static final int ROUNDS = 20;
  private static final long SEED = 7;
  private static final List<String> TEXTS =
      List.of(
          "fiber attenuation",
          "fibre atenuation in Aceh",
          "dirty connector",
          "send a technician",
          "customers lose packets",
          "\"temporary traffic shift\"",
          "outage likely within the hour",
          "everything is fine",
          "operations stable no outage indicators",
          "low rx power Huawei",
          "gangguan sinyal",
          "planned work",
          "");

  private final int times;

  /**
   * @param times how often each of the simulator's notes is there
   */
  SearchBenchmark(int times) {
    this.times = times;
  }

  void run() throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("forewarn-search");
    Path history = SimulatedFiles.write(directory.resolve("history"), TABLES, FIRST, END);
    InstantSource after = InstantSource.fixed(END.plus(Duration.ofDays(1)));
    WarehouseSettings settings = WarehouseSettings.defaults().withClocks(after, after);
    try (Warehouse warehouse = Warehouse.open(directory, settings)) {
      SimulatedFiles.load(warehouse, history);
      new Refresh(warehouse).refresh(Progress.none());
      Queries queries = new Queries(warehouse);
      measure(directory.resolve("search"), queries);
      if (times > 1) {
        SimulatedFiles.load(warehouse, more(directory.resolve("more"), queries));
        new Refresh(warehouse).refresh(Progress.none());
        measure(directory.resolve("search-more"), queries);
      }
    }
    WorkFolder.delete(directory);
  }

  // The readings of a note are its last figures; those of places stay as they are.
  private Path more(Path folder, Queries queries) throws IOException {
    RandomGenerator random = new SplittableRandom(SEED);
    List<? extends List<?>> notes =
        queries
            .select(
                "select olt_id, cluster_id, event_type, severity_bucket, event_transcript"
                    + " from DATAMART.FACT_EVENT_TRANSCRIPTS")
            .rows();
    Files.createDirectories(folder);
    Path file = folder.resolve("RAW_EVENT_TRANSCRIPTS.csv");
    try (BufferedWriter rows = Files.newBufferedWriter(file)) {
      rows.write(
          "timestamp_1h,olt_id,cluster_id,transcript_id,event_type,severity_bucket,event_transcript\n");
      long id = 0;
      for (int time = 1; time < times; time++) {
        for (List<?> note : notes) {
          Instant at = FIRST.plus(Duration.ofHours(random.nextInt(17_544)));
          rows.write(
              "%s,%s,%s,TX-%016X,%s,%s,\"%s\"%n"
                  .formatted(
                      at.toString().replace("T", " ").replace("Z", ""),
                      note.get(0),
                      note.get(1),
                      ++id,
                      note.get(2),
                      note.get(3),
                      otherReadings(String.valueOf(note.get(4)), random).replace("\"", "\"\"")));
        }
      }
    }
    return folder;
  }

  private static String otherReadings(String text, RandomGenerator random) {
    int places = text.indexOf(')') + 1;
    StringBuilder other = new StringBuilder(text.substring(0, places));
    for (char c : text.substring(places).toCharArray()) {
      other.append(Character.isDigit(c) ? (char) ('0' + random.nextInt(10)) : c);
    }
    return other.toString();
  }

  private static void measure(Path folder, Queries queries)
      throws IOException, InterruptedException {
    Database store = TestStore.sqlite();
    EventLog events = new EventLog(store, InstantSource.system());
    AuditLog audit = new AuditLog(store, InstantSource.system());
    Incidents incidents = new Incidents(store, events, audit, InstantSource.system());
    long begun = System.nanoTime();
    try (LiveSearch live = LiveSearch.start(folder, queries, incidents, events)) {
      while (!live.status().complete()) {
        Thread.sleep(50);
      }
      double words = (System.nanoTime() - begun) / 1e9;
      live.awaitComplete(PATIENCE);
      double meanings = (System.nanoTime() - begun) / 1e9;
      System.out.printf(
          "%s%n  by words after %.1f s, by meaning after %.1f s, %.1f MB on disk%n",
          live.status(), words, meanings, size(folder) / 1e6);
      report("no filter", live, Map.of(), null);
      report("severity", live, Map.of(Field.SEVERITY, Set.of("critical", "major")), null);
      report("a quarter of the time", live, Map.of(), Instant.parse("2024-07-01T00:00:00Z"));
      report(
          "province, and a quarter of the time",
          live,
          Map.of(Field.PROVINCE, Set.of("Aceh", "Bali", "Papua")),
          Instant.parse("2024-07-01T00:00:00Z"));
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      System.out.printf(
          "  heap in use after collection %.0f MB%n",
          (runtime.totalMemory() - runtime.freeMemory()) / 1e6);
    }
  }

  private static long size(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static void report(
      String what, LiveSearch live, Map<Field, Set<String>> filters, @Nullable Instant from) {
    long[] micros = new long[ROUNDS * TEXTS.size()];
    for (int round = -3; round < ROUNDS; round++) {
      for (int text = 0; text < TEXTS.size(); text++) {
        // Another text each time: what was asked before is not asked again.
        String asked = TEXTS.get(text) + (round % 2 == 0 ? "" : " " + "ab".repeat(round + 4));
        SearchQuery query =
            SearchQuery.of(asked)
                .with(filters)
                .between(from, from == null ? null : END)
                .limited(20);
        long begun = System.nanoTime();
        live.search().find(query, Visible.ALL);
        if (round >= 0) {
          micros[round * TEXTS.size() + text] = (System.nanoTime() - begun) / 1000;
        }
      }
    }
    Arrays.sort(micros);
    System.out.printf(
        "  %-38s p50 %6.1f ms  p95 %6.1f ms  max %6.1f ms%n",
        what,
        micros[micros.length / 2] / 1e3,
        micros[micros.length * 95 / 100] / 1e3,
        micros[micros.length - 1] / 1e3);
  }
}
