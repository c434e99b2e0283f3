package forewarn.prediction.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.prediction.SyntheticHistory;
import forewarn.prediction.TestModel;
import forewarn.prediction.feature.ClusterState;
import forewarn.prediction.feature.OutageFeatures;
import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.HourlyRecords;
import forewarn.telemetry.Prediction;
import forewarn.telemetry.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The same hours by both paths: as training reads them, cluster after cluster, and as they come on
 * the stream, clusters mixed, as JSON, with the state stored in between.
 */
class FeatureAgreementTest {
  private static final int CLUSTERS = 5;
  private static final int HOURS = 400;

  @Test
  void liveFeaturesEqualThoseOfTraining() {
    long seed = System.nanoTime();
    System.out.println("FeatureAgreementTest seed " + seed);
    SyntheticHistory history = messyHistory(new Random(seed));
    Map<String, float[]> trained = new HashMap<>();
    Map<String, byte[]> statesAfterTraining = new HashMap<>();
    readAsTraining(history, trained, statesAfterTraining);

    try (TestScoring scoring = TestScoring.start(1)) {
      List<HourlyRecord> asTheyCome =
          history.records().stream()
              .sorted(java.util.Comparator.comparing(HourlyRecord::hour))
              .toList();
      for (HourlyRecord hourly : asTheyCome) {
        scoring.send(hourly.clusterId(), hourly);
        Prediction live = scoring.prediction();
        float[] expected = trained.get(key(hourly));
        assertThat(live.probability())
            .as(key(hourly))
            .isEqualTo(TestModel.model().probability(expected));
        assertThat(live.missingFeatures()).isEqualTo(OutageFeatures.missing(expected));
      }
      statesAfterTraining.forEach((cluster, state) ->
          assertThat(scoring.state(cluster).toBytes()).as(cluster).isEqualTo(state));
    }
  }

  /** Features and the stored state are compared to the bit, for every single hour. */
  @Test
  void aStateStoredAfterEveryHourChangesNoFeature() {
    long seed = System.nanoTime();
    System.out.println("FeatureAgreementTest seed " + seed);
    SyntheticHistory history = messyHistory(new Random(seed));
    Map<String, float[]> trained = new HashMap<>();
    readAsTraining(history, trained, new HashMap<>());

    Map<String, byte[]> stored = new HashMap<>();
    for (HourlyRecord hourly : history.records()) {
      ClusterState state =
          stored.containsKey(hourly.clusterId())
              ? ClusterState.ofBytes(stored.get(hourly.clusterId()))
              : ClusterState.cold();
      float[] features = new float[OutageFeatures.COUNT];
      state.accept(hourly.epochHour(), SyntheticHistory.values(hourly), features);
      stored.put(hourly.clusterId(), state.toBytes());
      assertThat(features).as(key(hourly)).containsExactly(trained.get(key(hourly)));
    }
  }

  private static void readAsTraining(
      SyntheticHistory history, Map<String, float[]> features, Map<String, byte[]> states) {
    Map<String, ClusterState> running = new HashMap<>();
    history.scan((cluster, hour, values, label) -> {
      ClusterState state = running.computeIfAbsent(cluster, id -> ClusterState.cold());
      float[] row = new float[OutageFeatures.COUNT];
      state.accept(hour, values, row);
      features.put(cluster + "@" + hour, row);
    });
    running.forEach((cluster, state) -> states.put(cluster, state.toBytes()));
  }

  private static String key(HourlyRecord hourly) {
    return hourly.clusterId() + "@" + hourly.epochHour();
  }

  /** Random states, signals left out, hours missing singly and for days. */
  private static SyntheticHistory messyHistory(Random random) {
    List<HourlyRecord> records = new ArrayList<>();
    for (int cluster = 0; cluster < CLUSTERS; cluster++) {
      Instant time = SyntheticHistory.START;
      for (int hour = 0; hour < HOURS; hour++) {
        time = time.plus(Duration.ofHours(random.nextInt(50) == 0 ? random.nextInt(60) : 1));
        if (random.nextInt(15) != 0) {
          records.add(randomHour("C" + cluster, time, random));
        }
        time = random.nextInt(40) == 0 ? time.plus(Duration.ofHours(1)) : time;
      }
    }
    return SyntheticHistory.of(distinctHours(records));
  }

  private static List<HourlyRecord> distinctHours(List<HourlyRecord> records) {
    Map<String, HourlyRecord> distinct = new HashMap<>();
    records.forEach(hourly -> distinct.put(key(hourly), hourly));
    return List.copyOf(distinct.values());
  }

  private static HourlyRecord randomHour(String cluster, Instant time, Random random) {
    HourlyRecord hourly =
        switch (random.nextInt(4)) {
          case 0 -> HourlyRecords.elevated(cluster, time);
          case 1 ->
              random.nextBoolean() ? HourlyRecords.outage(cluster, time) : quiet(cluster, time);
          default -> quiet(cluster, time);
        };
    hourly = HourlyRecords.with(hourly, Signal.SNR_AVG, 25 + random.nextGaussian());
    hourly = HourlyRecords.with(hourly, Signal.RX_POWER_AVG, -19 + random.nextGaussian());
    if (random.nextInt(8) == 0) {
      Signal lost = Signal.ALL.get(random.nextInt(Signal.HOUR_OF_DAY.ordinal()));
      hourly = HourlyRecords.with(hourly, lost, Double.NaN);
    }
    return hourly;
  }

  private static HourlyRecord quiet(String cluster, Instant time) {
    return HourlyRecords.quiet(cluster, time);
  }
}
