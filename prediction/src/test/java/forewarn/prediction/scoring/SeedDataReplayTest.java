package forewarn.prediction.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.prediction.TestModel;
import forewarn.prediction.feature.ClusterState;
import forewarn.prediction.feature.OutageFeatures;
import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.Prediction;
import forewarn.telemetry.Readings;
import forewarn.telemetry.SeedData;
import forewarn.telemetry.TestNetwork;
import forewarn.warehouse.query.HourlyHistory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Real input, sent as a stream and sent again, is scored as batch scores it. */
class SeedDataReplayTest {
  private static final int CLUSTERS = 12;

  @Test
  void aFileSentTwiceIsScoredTwiceAsInBatch() {
    Path file = SeedData.file("RAW_ML_FEATURES_2024_11_12.parquet");
    List<HourlyRecord> records = new ArrayList<>();
    Map<String, Double> batch = new TreeMap<>();
    readFirstClusters(HourlyHistory.ofFile(file), records, batch);
    records.sort(Comparator.comparing(HourlyRecord::hour));

    try (TestScoring scoring = TestScoring.start(1)) {
      assertThat(scoreAll(scoring, records)).isEqualTo(batch);
      assertThat(scoreAll(scoring, records)).as("sent again").isEqualTo(batch);
    }
  }

  private static Map<String, Double> scoreAll(TestScoring scoring, List<HourlyRecord> records) {
    Map<String, Double> scores = new TreeMap<>();
    for (HourlyRecord hourly : records) {
      scoring.send(hourly.clusterId(), hourly);
      Prediction prediction = scoring.prediction();
      scores.put(prediction.clusterId() + prediction.hour(), prediction.probability());
    }
    return scores;
  }

  private static void readFirstClusters(
      HourlyHistory history, List<HourlyRecord> records, Map<String, Double> batch) {
    Map<String, ClusterState> states = new TreeMap<>();
    float[] features = new float[OutageFeatures.COUNT];
    history.scan((cluster, hour, values, label) -> {
      if (states.size() < CLUSTERS || states.containsKey(cluster)) {
        states.computeIfAbsent(cluster, id -> ClusterState.cold()).accept(hour, values, features);
        Instant time = Instant.ofEpochSecond(hour * 3600);
        batch.put(cluster + time, TestModel.model().probability(features));
        records.add(
            new HourlyRecord(
                TestNetwork.place(cluster), time, Readings.of(values), null, null, null));
      }
    });
  }
}
