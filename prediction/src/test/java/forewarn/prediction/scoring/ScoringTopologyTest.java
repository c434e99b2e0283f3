package forewarn.prediction.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.prediction.SyntheticHistory;
import forewarn.prediction.TestModel;
import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.HourlyRecords;
import forewarn.telemetry.Prediction;
import forewarn.telemetry.Signal;
import forewarn.telemetry.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class ScoringTopologyTest {
  private static final Path DESCRIPTION = Path.of("src/test/resources/scoring-topology.txt");
  private static final String CLUSTER = "ACE7E-CL11";

  /** A changed text means changed names of stores and internal topics: existing state is lost. */
  @Test
  void isDescribed() throws IOException {
    String description =
        ScoringTopology.build(
                4, () -> ModelsInUse.of(TestModel.model()), Instant::now, new ScoringCounts())
            .describe()
            .toString();
    if (System.getenv("FOREWARN_WRITE_DOCS") != null) {
      Files.writeString(DESCRIPTION, description);
    }

    assertThat(DESCRIPTION).hasContent(description);
  }

  @Test
  void predictsForEveryRecord() {
    try (TestScoring scoring = TestScoring.start(1)) {
      scoring.clockIs(Instant.parse("2026-01-01T00:00:00.150Z"));
      HourlyRecord quiet = HourlyRecords.quiet();

      scoring.send(CLUSTER, quiet, Instant.parse("2026-01-01T00:00:00.100Z"));

      Prediction prediction = scoring.prediction();
      assertThat(prediction.place()).isEqualTo(quiet.place());
      assertThat(prediction.hour()).isEqualTo(quiet.hour());
      assertThat(prediction.readings()).isEqualTo(quiet.readings());
      assertThat(prediction.madeAt()).isEqualTo("2026-01-01T00:00:00.150Z");
      assertThat(prediction.latencyMillis()).isEqualTo(50);
      assertThat(prediction.outageNow()).isFalse();
      assertThat(prediction.outageExpected()).isFalse();
      assertThat(prediction.source())
          .isEqualTo(new Prediction.Source(Topics.RAW_ML_FEATURES.name(), 0, 0));
      assertThat(prediction.missingFeatures()).contains("usual_run").doesNotContain("trap_trend");
    }
  }

  @Test
  void expectsAnOutageWhenTheUsualRunIsReached() {
    try (TestScoring scoring = TestScoring.start(1)) {
      String line = "qqqqqqqqeeoqqqqqqqqqeeoqqqqqqqqeeoqqqqqqqqqqqeeo";
      for (int hour = 0; hour < line.length(); hour++) {
        scoring.send(CLUSTER, hourly(line.charAt(hour), hour));
      }

      List<Prediction> predictions = scoring.predictions();
      int last = line.length() - 1;
      assertThat(predictions.get(last).outageNow()).isTrue();
      assertThat(predictions.get(last - 1).outageExpected()).as("second of two").isTrue();
      assertThat(predictions.get(last - 2).outageExpected()).as("first of two").isFalse();
      assertThat(predictions.get(last).isOutcomeOf(predictions.get(last - 1))).isTrue();
    }
  }

  @Test
  void skipsAndCountsWhatCannotBeRead() {
    try (TestScoring scoring = TestScoring.start(1)) {
      scoring.send(null, "{".getBytes(StandardCharsets.UTF_8));
      scoring.send(CLUSTER, (byte[]) null);
      scoring.send(CLUSTER, HourlyRecords.quiet());

      assertThat(scoring.predictions()).hasSize(1);
      assertThat(scoring.counts().skipped.sum()).isEqualTo(2);
      assertThat(scoring.counts().scored.sum()).isEqualTo(1);
    }
  }

  @Test
  void sendsARecordThatLiesElsewhereToItsClustersPartition() {
    String elsewhere = clusterOfPartition(1);
    try (TestScoring scoring = TestScoring.start(2)) {
      scoring.send(null, HourlyRecords.quiet(elsewhere, HourlyRecords.HOUR));

      assertThat(scoring.internalTopics()).anyMatch(topic -> topic.contains("astray"));
      Prediction prediction = scoring.prediction();
      assertThat(prediction.clusterId()).isEqualTo(elsewhere);
      assertThat(prediction.source().offset()).isZero();
    }
  }

  @Test
  void startsFromAPublishedHistory() {
    try (TestScoring scoring = TestScoring.start(1)) {
      SyntheticHistory history = SyntheticHistory.of(1, 500, 3);
      scoring.publish(ClusterHistories.states(history, (what, done, total) -> {}));
      HourlyRecord last = history.records().getLast();

      scoring.send(CLUSTER, HourlyRecords.quiet(CLUSTER, last.hour().plus(Duration.ofHours(1))));

      assertThat(scoring.prediction().missingFeatures())
          .doesNotContain("usual_run", "hours_since_outage", "snr_against_day");
    }
  }

  @Test
  void survivesAHistoryItCannotRead() {
    try (TestScoring scoring = TestScoring.start(1)) {
      scoring.publish(CLUSTER, new byte[] {9, 9, 9});
      scoring.send(CLUSTER, HourlyRecords.quiet());

      assertThat(scoring.predictions()).hasSize(1);
    }
  }

  @Test
  void usesAnotherModelFromTheNextRecordOn() {
    try (TestScoring scoring = TestScoring.start(1)) {
      scoring.send(CLUSTER, HourlyRecords.quiet());
      scoring.use(TestModel.renamed("8"));
      scoring.send(CLUSTER, HourlyRecords.quiet());

      assertThat(scoring.predictions())
          .extracting(Prediction::modelVersion)
          .containsExactly(TestModel.model().version(), "8");
    }
  }

  @Test
  void aChallengerPredictsFromTheSameFeaturesInTheShadow() {
    try (TestScoring scoring = TestScoring.start(1)) {
      scoring.use(new ModelsInUse(TestModel.model(), TestModel.renamed("8")));
      scoring.send(CLUSTER, HourlyRecords.elevated(CLUSTER, HourlyRecords.HOUR));
      scoring.use(ModelsInUse.of(TestModel.renamed("8")));
      scoring.send(CLUSTER, HourlyRecords.elevated(CLUSTER, HourlyRecords.HOUR));

      List<Prediction> predictions = scoring.predictions();
      Prediction both = predictions.getFirst();
      assertThat(both.modelVersion()).isEqualTo(TestModel.model().version());
      assertThat(both.challenger())
          .isEqualTo(
              new Prediction.Challenger("outage", "8", predictions.getLast().probability(), 0.5));
      assertThat(predictions.getLast().challenger()).isNull();
    }
  }

  @Test
  void aChallengerThatFailsCostsNoPrediction() {
    OutageModel failing =
        new OutageModel(
            "outage",
            "9",
            0.5,
            new Calibration.Isotonic(new double[0], new double[0]),
            TestModel.model().forest(),
            TestModel.model().ranges(),
            features -> List.of());
    try (TestScoring scoring = TestScoring.start(1)) {
      scoring.use(new ModelsInUse(TestModel.model(), failing));
      scoring.send(CLUSTER, HourlyRecords.quiet());

      Prediction prediction = scoring.prediction();
      assertThat(prediction.modelVersion()).isEqualTo(TestModel.model().version());
      assertThat(prediction.challenger()).isNull();
      assertThat(scoring.counts().scored.sum()).isEqualTo(1);
      assertThat(scoring.counts().challengerFailed.sum()).isEqualTo(1);
      assertThat(scoring.counts().challengerError).contains("ArrayIndexOutOfBounds");
    }
  }

  @Test
  void scoresARecordWithNothingButPlaceAndHour() {
    try (TestScoring scoring = TestScoring.start(1)) {
      scoring.send(
          CLUSTER,
          "{\"cluster_id\": \"ACE7E-CL11\", \"timestamp_1h\": \"2024-11-05T13:00:00Z\"}"
              .getBytes(StandardCharsets.UTF_8));

      Prediction prediction = scoring.prediction();
      assertThat(prediction.outageExpected()).as("knowing nothing is no alarm").isFalse();
      assertThat(prediction.missingFeatures()).contains("offline_ratio", "trap_trend");
      assertThat(prediction.readings().has(Signal.SNR_AVG)).isFalse();
    }
  }

  private static String clusterOfPartition(int partition) {
    for (int number = 0; ; number++) {
      String cluster = "C" + number;
      if (BuiltInPartitioner.partitionForKey(cluster.getBytes(StandardCharsets.UTF_8), 2)
          == partition) {
        return cluster;
      }
    }
  }

  private static HourlyRecord hourly(char kind, int hour) {
    Instant time = HourlyRecords.HOUR.plus(Duration.ofHours(hour));
    return switch (kind) {
      case 'e' -> HourlyRecords.elevated(CLUSTER, time);
      case 'o' -> HourlyRecords.outage(CLUSTER, time);
      default -> HourlyRecords.quiet(CLUSTER, time);
    };
  }
}
