package forewarn.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.warehouse.Progress;
import forewarn.warehouse.TestWarehouse;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.WarehouseSettings;
import forewarn.warehouse.catalogue.Catalogue;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.model.Refresh;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever arrives in whatever order, refreshing gives the rows of a rebuild. At first the network
 * and its customers change all the time, which makes everything anew; then mostly hours arrive, so
 * that what goes wrong in increments stays to be seen. One run follows one seed, which is printed;
 * -Dforewarn.seed=N repeats it.
 */
class ArrivalsTest {
  private static final int STEPS = 60;
  private static final int SETTLED = 15;

  @TempDir Path dataDir;
  private Instant now = Instant.parse("2024-11-08T00:00:00Z");
  private Catalogue catalogue;
  private Warehouse warehouse;
  private Session session;

  @RepeatedTest(3)
  void refreshingGivesTheRowsOfARebuild() {
    long seed = Long.getLong("forewarn.seed", System.nanoTime());
    System.out.println("ArrivalsTest seed " + seed);
    Random random = new Random(seed);
    RandomArrivals arrivals = new RandomArrivals(random);
    catalogue = TestWarehouse.catalogueWithGold(dataDir);
    open(random);
    try {
      List<Definition> tables =
          catalogue.definitions().stream().filter(Definition::takesFiles).toList();
      assertThat(tables).hasSizeGreaterThan(5);
      List<Definition> hourly =
          tables.stream().filter(table -> table.column("ont_registered").isPresent()).toList();
      for (int step = 0; step < STEPS; step++) {
        if (step == SETTLED) {
          tables.forEach(table -> arrivals.load(session, table));
          tables.forEach(table -> arrivals.load(session, table));
        }
        boolean hours = step >= SETTLED && random.nextInt(30) > 0;
        step(random, arrivals, hours ? hourly : tables);
      }
      Refresh refresh = new Refresh(warehouse);
      refresh.archive();
      now = now.plus(Duration.ofDays(1));
      refresh.refresh(Progress.none());
      Map<String, List<String>> refreshed = rows();
      assertThat(refreshed.get("DATAMART.FACT_REGION_HOURS")).as("seed %s", seed).isNotEmpty();

      refresh.rebuild(Progress.none());

      Map<String, List<String>> rebuilt = rows();
      refreshed.forEach((object, rows) ->
          assertThat(rows).as("seed %s, %s", seed, object).isEqualTo(rebuilt.get(object)));
      System.out.println("rows: " + counts(rebuilt));
    } finally {
      close();
    }
  }

  private void step(Random random, RandomArrivals arrivals, List<Definition> tables) {
    Refresh refresh = new Refresh(warehouse);
    now = now.plus(Duration.ofMinutes(random.nextInt(4)));
    switch (random.nextInt(14)) {
      case 0, 1 -> arrivals.stream(session);
      case 2 -> refresh.archive();
      case 3 -> refresh.refresh(Progress.none());
      case 4 -> refresh.refreshNow(any(random, catalogue.definitions()).fullName());
      case 5 -> {
        close();
        open(random);
      }
      default -> arrivals.load(session, any(random, tables));
    }
  }

  private static Definition any(Random random, List<Definition> definitions) {
    return definitions.get(random.nextInt(definitions.size()));
  }

  private void open(Random random) {
    WarehouseSettings settings =
        new WarehouseSettings(512, 2, () -> now)
            .withRetention(
                random.nextBoolean() ? Duration.ZERO : Duration.ofDays(7),
                random.nextInt(3) == 0
                    ? Map.of(
                        "RAW.RAW_ML_FEATURES",
                        Duration.ofDays(random.nextInt(5, 70)),
                        "RAW.RAW_ONT_STATUS",
                        Duration.ofDays(random.nextInt(5, 70)))
                    : Map.of());
    warehouse = Warehouse.open(dataDir, settings, catalogue);
    session = warehouse.session();
  }

  private void close() {
    session.close();
    warehouse.close();
  }

  /** All rows of silver and gold as text, but for the times of processing. */
  private Map<String, List<String>> rows() {
    Map<String, List<String>> all = new TreeMap<>();
    catalogue.definitions().stream()
        .filter(Definition::isStored)
        .map(Definition::fullName)
        .forEach(object -> all.put(object, rows(object)));
    all.put("STAGING.REJECTED", rows("STAGING.REJECTED"));
    return all;
  }

  private List<String> rows(String object) {
    return TestWarehouse.rows(session, "select * from " + object).stream()
        .map(row -> {
          row.keySet().removeAll(List.of("processed_at", "rejected_at"));
          return row.toString();
        })
        .sorted()
        .toList();
  }

  private static String counts(Map<String, List<String>> rows) {
    Map<String, Integer> counts = new TreeMap<>();
    rows.forEach((object, of) -> counts.put(object, of.size()));
    return counts.toString();
  }
}
