package forewarn.prediction.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import forewarn.prediction.SyntheticHistory;
import forewarn.prediction.TestModel;
import forewarn.prediction.feature.ClusterState;
import forewarn.prediction.feature.OutageFeatures;
import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.Prediction;
import forewarn.telemetry.TestNetwork;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Against a real broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScoringTest {
  private static final String UNKEYED = "BAL53-CL12";
  // The tests share broker and state: each has clusters of its own.
  private static final Set<String> OF_SWITCHING =
      TestNetwork.PLAN.clusters().subList(8, 14).stream()
          .map(cluster -> cluster.place().clusterId())
          .collect(Collectors.toSet());
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

  @Test
  void switchesModelsBetweenTwoRecordsWhileRecordsFlow() {
    List<HourlyRecord> records =
        SyntheticHistory.of(14, 200, 13).withoutLabels().records().stream()
            .filter(hourly -> OF_SWITCHING.contains(hourly.clusterId()))
            .sorted(Comparator.comparing(HourlyRecord::hour))
            .toList();
    OutageModel first = TestModel.renamed("100");
    OutageModel second = TestModel.renamed("101");
    int before = broker.predictions().size();
    ScoringSettings settings = settings();
    try (Scoring scoring = new Scoring(settings, new ModelsInUse(first, second))) {
      scoring.start();
      await().atMost(PATIENCE).until(() -> scoring.status().running());
      for (int i = 0; i < records.size(); i++) {
        broker.send(records.get(i).clusterId(), records.get(i));
        if (i % 100 == 99) {
          broker.flush();
          boolean odd = i / 100 % 2 == 1;
          scoring.use(odd ? new ModelsInUse(first, second) : ModelsInUse.of(second));
          // About half of them may still be under way at the next switch.
          int enough = i - 50;
          await().atMost(PATIENCE).until(() -> scoring.status().scored() >= enough);
        }
      }
      broker.flush();
      await().atMost(PATIENCE).until(() -> broker.predictions().size() >= before + records.size());
    }

    List<Prediction> predictions =
        broker.predictions().subList(before, broker.predictions().size());
    assertThat(predictions).hasSameSizeAs(records);
    assertThat(predictions).extracting(Prediction::source).doesNotHaveDuplicates();
    assertThat(predictions)
        .extracting(Prediction::modelVersion)
        .containsOnly("100", "101")
        .contains("100", "101");
    assertThat(predictions)
        .allSatisfy(one ->
            assertThat(one.challenger() != null)
                .as("a challenger goes with its champion alone")
                .isEqualTo(one.modelVersion().equals("100")));
  }

  private List<Prediction> scored() {
    return broker.predictions().stream()
        .filter(prediction -> !prediction.clusterId().equals(UNKEYED))
        .filter(prediction -> !OF_SWITCHING.contains(prediction.clusterId()))
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
