package forewarn.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import forewarn.warehouse.Progress;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.WarehouseSettings;
import forewarn.warehouse.model.Refresh;
import forewarn.warehouse.query.Queries;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Two years of the reference network in the warehouse: import, rebuild of silver and gold, and how
 * long the next hours take to reach gold. The simulator makes the files; the rest is the program's
 * own code in this process. CPU time is shown beside the wall clock's, because the machine may be
 * busy with other work.
 */
final class WarehouseBenchmark {
  private static final Instant FIRST = Instant.parse("2023-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2025-01-01T00:00:00Z");
  private static final int HOURS = 5;
  private static final String TABLES =
      "RAW_CITY,RAW_OLT,RAW_CLUSTER,RAW_NETWORK_CONTEXT_STATIC,RAW_ML_FEATURES,RAW_ONT_STATUS";

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  void run() throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("forewarn-warehouse");
    Path history = SimulatedFiles.write(directory.resolve("history"), TABLES, FIRST, END);
    InstantSource nextDay = InstantSource.fixed(END.plus(Duration.ofDays(1)));
    WarehouseSettings settings = WarehouseSettings.defaults().withClocks(nextDay, nextDay);
    System.out.printf("%-44s %10s %10s%n", "seconds", "wall", "cpu");
    try (Warehouse warehouse = Warehouse.open(directory, settings)) {
      Refresh refresh = new Refresh(warehouse);
      measure("import of 2 years", () -> SimulatedFiles.load(warehouse, history));
      measure("first refresh", () -> refresh.refresh(Progress.none()));
      measure("rebuild", () -> refresh.rebuild(Progress.none()));
      measure("refresh, nothing new", () -> refresh.refresh(Progress.none()));
      for (int hour = 0; hour < HOURS; hour++) {
        Instant at = END.plus(Duration.ofHours(hour));
        Path next =
            SimulatedFiles.write(
                directory.resolve("hour" + hour),
                "RAW_ML_FEATURES,RAW_ONT_STATUS",
                at,
                at.plus(Duration.ofHours(1)));
        measure("import of an hour", () -> SimulatedFiles.load(warehouse, next));
        measure("refresh of an hour", () -> refresh.refresh(Progress.none()));
      }
      report(warehouse);
    }
    WorkFolder.delete(directory);
  }

  private static void report(Warehouse warehouse) {
    for (String table :
        List.of(
            "RAW.RAW_ML_FEATURES",
            "STAGING.STG_ML_FEATURES",
            "RAW.RAW_ONT_STATUS",
            "STAGING.STG_ONT_STATUS",
            "DATAMART.FACT_NETWORK_REALTIME_STATUS",
            "STAGING.REJECTED")) {
      Object rows =
          new Queries(warehouse).select("select count(*) from " + table).rows().getFirst();
      System.out.printf("%-44s %s rows%n", table, rows);
    }
  }

  private void measure(String what, Runnable work) {
    long cpu = system.getProcessCpuTime();
    long started = System.nanoTime();
    work.run();
    System.out.printf(
        "%-44s %10.2f %10.2f%n",
        what, (System.nanoTime() - started) / 1e9, (system.getProcessCpuTime() - cpu) / 1e9);
  }
}
