package forewarn.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.telemetry.HourlyRecords;
import forewarn.telemetry.Prediction;
import forewarn.telemetry.Prediction.Source;
import forewarn.telemetry.TestNetwork;
import forewarn.warehouse.TestWarehouse;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.load.Batch.Predicted;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionTablesTest {
  @TempDir Path dataDir;

  @Test
  void outcomesAreThoseOfARebuildWhateverTheOrderOfArrival() {
    long seed = System.nanoTime();
    System.out.println("PredictionTablesTest seed " + seed);
    Random random = new Random(seed);
    try (Warehouse warehouse = TestWarehouse.open(dataDir);
        Session session = warehouse.session()) {
      Definition fact = warehouse.catalogue().find("DATAMART.FACT_PREDICTIONS").orElseThrow();
      PredictionTables tables = new PredictionTables(session, fact);
      String columns = String.join(", ", fact.columnNames());
      int offset = 0;
      for (int batch = 0; batch < 25; batch++) {
        List<Predicted> predictions = new ArrayList<>();
        for (int size = random.nextInt(40); size >= 0; size--) {
          predictions.add(new Predicted(prediction(random, offset), 0, offset++));
        }
        session.transaction(() -> tables.append(predictions));

        assertThat(session.number(difference(columns, fact)))
            .as("seed %s, batch %s", seed, batch)
            .isZero();
      }
      assertThat(session.number("select count(*) from DATAMART.FACT_PREDICTIONS"))
          .isEqualTo(offset);
      assertThat(session.number("select count(outcome) from DATAMART.FACT_PREDICTIONS"))
          .isPositive();
    }
  }

  private static String difference(String columns, Definition fact) {
    String stored = "select " + columns + " from DATAMART.FACT_PREDICTIONS";
    String anew = "select " + columns + " from (" + fact.select() + ")";
    return "select (select count(*) from (%1$s except all %2$s)) + (select count(*) from (%2$s except all %1$s))"
        .formatted(stored, anew);
  }

  private static Prediction prediction(Random random, int number) {
    String cluster = TestNetwork.PLAN.clusters().get(random.nextInt(3)).id();
    Instant hour = HourlyRecords.HOUR.plusSeconds(3600L * random.nextInt(30));
    return new Prediction(
        TestNetwork.place(cluster),
        hour,
        random.nextDouble(),
        0.5,
        "outage",
        "1",
        Instant.parse("2024-12-01T00:00:00Z").plusMillis(number),
        12,
        random.nextInt(4) == 0,
        HourlyRecords.quiet(cluster, hour).readings(),
        List.of("a", "b"),
        List.of("c"),
        new Prediction.Challenger("outage", "2", random.nextDouble(), 0.5),
        new Source("raw_ml_features_topic", 0, number));
  }
}
