package forewarn.warehouse.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.warehouse.Progress;
import forewarn.warehouse.TestWarehouse;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.model.Refresh;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelOutcomesTest {
  private static final Instant START = Instant.parse("2024-11-05T00:00:00Z");
  private static final int HOURS = 24 * 6;

  private static final String JUDGED =
      """
      select sum(hash(timestamp_1h, role, model_version, rival_version, probability_bin, predictions, outcomes,
        true_positives, false_positives, false_negatives, alerts, incidents, lead_hours) % 1000000007)::bigint
      from DATAMART.FACT_MODEL_OUTCOMES
      """;

  @TempDir Path dataDir;

  @Test
  void areThoseOfARebuildHoweverLateTwiceOrOutOfOrderPredictionsArrive() {
    long seed = System.nanoTime();
    System.out.println("ModelOutcomesTest seed " + seed);
    Random random = new Random(seed);
    try (Warehouse warehouse = TestWarehouse.open(dataDir);
        Session session = warehouse.session()) {
      ModelOutcomes outcomes = new ModelOutcomes(warehouse);
      int offset = 0;
      for (int batch = 0; batch < 15; batch++) {
        for (int size = random.nextInt(60); size >= 0; size--) {
          insert(session, random, offset++);
        }
        makePredictions(warehouse, session);

        outcomes.update();

        assertThat(difference(warehouse, session)).as("seed %s, batch %s", seed, batch).isZero();
        assertThat(outcomes.update()).as("days to make again at once").isZero();
      }
      assertThat(session.number("select sum(lead_hours) from DATAMART.FACT_MODEL_OUTCOMES"))
          .isPositive();
      assertThat(
              session.number(
                  "select sum(times_scored) from DATAMART.FACT_MODEL_OUTCOMES where role = 'champion'"))
          .isEqualTo(offset);
      new Refresh(warehouse).rebuild(Progress.none());
      assertThat(difference(warehouse, session)).isZero();
    }
  }

  @Test
  void outlastThePredictionsTheyWereMadeFrom() {
    try (Warehouse warehouse = TestWarehouse.open(dataDir);
        Session session = warehouse.session()) {
      ModelOutcomes outcomes = new ModelOutcomes(warehouse);
      for (int offset = 0; offset < 100; offset++) {
        insert(session, new Random(offset), offset);
      }
      makePredictions(warehouse, session);
      outcomes.update();
      long before = session.number("select sum(predictions) from DATAMART.FACT_MODEL_OUTCOMES");

      session.update(
          "delete from DATAMART.FACT_PREDICTIONS where timestamp_1h < ?",
          START.plusSeconds(3 * 86400));
      outcomes.update();

      assertThat(session.number("select sum(predictions) from DATAMART.FACT_MODEL_OUTCOMES"))
          .isEqualTo(before);
    }
  }

  @Test
  void stayForDaysJudgedWhenTheirHoursAreSentAgain() {
    try (Warehouse warehouse = TestWarehouse.open(dataDir);
        Session session = warehouse.session()) {
      ModelOutcomes outcomes = new ModelOutcomes(warehouse);
      for (int offset = 0; offset < 100; offset++) {
        insert(session, new Random(offset), offset);
      }
      makePredictions(warehouse, session);
      outcomes.update();
      long before = session.number(JUDGED);
      long scored = session.number("select sum(times_scored) from DATAMART.FACT_MODEL_OUTCOMES");

      session.update(
          """
          insert into RAW.OUTAGE_PREDICTIONS by name select * replace (
            '9' as model_version, 1 - probability as probability, 1 - label_outage_1h as label_outage_1h,
            made_at + interval 1 day as made_at, source_offset + 1000 as source_offset,
            kafka_offset + 1000 as kafka_offset) from RAW.OUTAGE_PREDICTIONS
          """);
      makePredictions(warehouse, session);

      assertThat(outcomes.update()).isPositive();
      assertThat(session.number(JUDGED)).isEqualTo(before);
      assertThat(session.number("select sum(times_scored) from DATAMART.FACT_MODEL_OUTCOMES"))
          .isEqualTo(2 * scored);
    }
  }

  private static void insert(Session session, Random random, int offset) {
    double probability = random.nextDouble();
    @Nullable Integer challenger = random.nextInt(3) == 0 ? null : random.nextInt(2);
    session.update(
        "insert into RAW.OUTAGE_PREDICTIONS (cluster_id, timestamp_1h, model_name, model_version, probability, label_outage_1h, outage_now, made_at, latency_ms, missing_features, unusual_features, challenger_name, challenger_version, challenger_probability, challenger_label_outage_1h, source_partition, source_offset, kafka_partition, kafka_offset) values (?, ?, 'outage', ?, ?, ?, ?, ?, 5, '', ?, ?, ?, ?, ?, 0, ?, 0, ?)",
        "C" + random.nextInt(2),
        START.plusSeconds(3600L * random.nextInt(HOURS)),
        Integer.toString(1 + random.nextInt(2)),
        probability,
        probability > 0.3 ? 1 : 0,
        random.nextInt(3) == 0 ? 1 : 0,
        START.plusSeconds(1_000_000 + offset),
        random.nextBoolean() ? "" : "temperature",
        challenger == null ? null : "outage",
        challenger == null ? null : "3",
        challenger == null ? null : (Object) random.nextDouble(),
        challenger,
        offset,
        offset);
  }

  private static void makePredictions(Warehouse warehouse, Session session) {
    Definition fact = warehouse.catalogue().find("DATAMART.FACT_PREDICTIONS").orElseThrow();
    session.update("delete from DATAMART.FACT_PREDICTIONS");
    session.update("insert into DATAMART.FACT_PREDICTIONS by name " + fact.select());
  }

  private static long difference(Warehouse warehouse, Session session) {
    Definition definition =
        warehouse.catalogue().find("DATAMART.FACT_MODEL_OUTCOMES").orElseThrow();
    // Sums of fractions depend on the order of their parts in the last digit.
    String columns =
        "* exclude (probability_sum, squared_error), round(probability_sum, 9), round(squared_error, 9)";
    String stored = "select " + columns + " from DATAMART.FACT_MODEL_OUTCOMES";
    String anew = "select " + columns + " from (" + definition.select() + ")";
    return session.number(
        "select (select count(*) from (%1$s except all %2$s)) + (select count(*) from (%2$s except all %1$s))"
            .formatted(stored, anew));
  }
}
