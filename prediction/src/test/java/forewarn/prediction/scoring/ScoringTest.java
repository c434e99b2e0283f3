package forewarn.prediction.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import forewarn.prediction.SyntheticHistory;
import forewarn.prediction.TestModel;
import forewarn.prediction.feature.ClusterState;
import forewarn.prediction.feature.OutageFeatures;
import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.Prediction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Against a real broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScoringTest {
  private static final String UNKEYED = "BAL53-CL12";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Path directory;
  private Broker broker;

  @BeforeAll
  void startBroker(@TempDir Path folder) {
    directory = folder;
    broker = Broker.start(directory.resolve("broker"));
  }

  @AfterAll
  void stopBroker() {
    broker.close();
  }

  @Test
  void scoresEachRecordOnceAcrossRestarts() {
    List<HourlyRecord> records =
        SyntheticHistory.of(6, 300, 11).withoutLabels().records().stream()
            .sorted(Comparator.comparing(HourlyRecord::hour))
            .toList();
    int half = records.size() / 2;
    sendAndScore(records.subList(0, half), half);
    sendAndScore(records.subList(half, records.size()), records.size());

    assertThat(scored()).extracting(Prediction::source).doesNotHaveDuplicates();
    assertThat(scored()).hasSameSizeAs(records);
    assertThat(probabilities(scored())).isEqualTo(batchScores(records));
  }

  private List<Prediction> scored() {
    return broker.predictions().stream()
        .filter(prediction -> !prediction.clusterId().equals(UNKEYED))
        .toList();
  }

  private static Map<String, Double> probabilities(List<Prediction> predictions) {
    Map<String, Double> probabilities = new HashMap<>();
    for (Prediction prediction : predictions) {
      probabilities.put(prediction.clusterId() + prediction.hour(), prediction.probability());
    }
    return probabilities;
  }

  @Test
  void recordsWithoutAKeyReachTheirClustersState() {
    List<HourlyRecord> records =
        SyntheticHistory.of(8, 20, 12).withoutLabels().records().stream()
            .filter(hourly -> hourly.clusterId().equals(UNKEYED))
            .toList();
    HourlyRecord last = records.getLast();
    try (Scoring scoring = new Scoring(settings(), ModelsInUse.of(TestModel.model()))) {
      scoring.start();
      records.subList(0, records.size() - 1).forEach(hourly -> sendScattered(hourly));
      await().atMost(PATIENCE).until(() -> ofUnkeyed().size() == records.size() - 1);
      broker.send(UNKEYED, last);
      await().atMost(PATIENCE).until(() -> ofUnkeyed().size() == records.size());
    }

    Prediction newest =
        ofUnkeyed().stream().max(Comparator.comparing(Prediction::hour)).orElseThrow();
    assertThat(newest.probability()).isEqualTo(batchScores(records).get(UNKEYED + last.hour()));
  }

  // Alternately on each partition, so that half of them have to be sent on.
  private void sendScattered(HourlyRecord hourly) {
    broker.send((int) (hourly.epochHour() % Broker.PARTITIONS), hourly);
  }

  private List<Prediction> ofUnkeyed() {
    return broker.predictions().stream()
        .filter(prediction -> prediction.clusterId().equals(UNKEYED))
        .toList();
  }

  private void sendAndScore(List<HourlyRecord> records, int expectedInAll) {
    try (Scoring scoring = new Scoring(settings(), ModelsInUse.of(TestModel.model()))) {
      scoring.start();
      await().atMost(PATIENCE).until(() -> scoring.status().running());
      records.forEach(hourly -> broker.send(hourly.clusterId(), hourly));
      broker.flush();
      await().atMost(PATIENCE).until(() -> scored().size() >= expectedInAll);
      assertThat(scoring.status().scored()).isEqualTo(records.size());
      assertThat(scoring.status().lastError()).isNull();
    }
  }

  private ScoringSettings settings() {
    return ScoringSettings.of(broker.bootstrapServers(), directory.resolve("scoring"));
  }

  private static Map<String, Double> batchScores(List<HourlyRecord> records) {
    Map<String, Double> scores = new HashMap<>();
    Map<String, ClusterState> states = new HashMap<>();
    float[] features = new float[OutageFeatures.COUNT];
    for (HourlyRecord hourly : records) {
      states
          .computeIfAbsent(hourly.clusterId(), id -> ClusterState.cold())
          .accept(hourly.epochHour(), SyntheticHistory.values(hourly), features);
      scores.put(hourly.clusterId() + hourly.hour(), TestModel.model().probability(features));
    }
    return scores;
  }
}
