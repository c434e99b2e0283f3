package forewarn.prediction.training;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.prediction.evaluation.EvaluationReport;
import forewarn.prediction.evaluation.FileEvaluation;
import forewarn.telemetry.SeedData;
import forewarn.warehouse.Progress;
import forewarn.warehouse.query.HourlyHistory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** On two months of the reference process. */
class SeedDataTrainingTest {

  @Test
  void predictsTheLastFifthOfTheReferenceFile() {
    Path file = SeedData.file("RAW_ML_FEATURES_2024_11_12.parquet");

    EvaluationReport report =
        new FileEvaluation().evaluate(HourlyHistory.ofFile(file), Progress.none());
    System.out.println(report.toText());

    assertThat(report.rows()).isEqualTo(298_656);
    assertThat(report.positives()).isEqualTo(1171);
    assertThat(report.prAuc()).isGreaterThan(0.99);
    assertThat(report.precision()).isGreaterThanOrEqualTo(0.95);
    assertThat(report.recall()).isGreaterThanOrEqualTo(0.98);
    assertThat(report.f1()).isGreaterThan(0.97);
    assertThat(report.segments()).containsOnlyKeys("region");
    assertThat(report.segments().get("region")).hasSize(7);
    assertThat(report.comparison()).hasSize(3);
    assertThat(report.incidents().warnedRecall()).isGreaterThanOrEqualTo(report.onset().recall());
    assertThat(report.calibration().expectedError()).isLessThan(0.001);
    JsonNode json = JsonMapper.shared().readTree(report.toJson());
    assertThat(json.propertyNames())
        .containsExactly(
            "rows",
            "positives",
            "algorithm",
            "features",
            "threshold",
            "pr_auc",
            "roc_auc",
            "precision",
            "recall",
            "f1",
            "f2",
            "brier",
            "confusion",
            "onset",
            "train_seconds",
            "feature_seconds",
            "incidents",
            "calibration",
            "validation",
            "cold_start",
            "segments",
            "comparison");
    assertThat(json.get("confusion").propertyNames()).containsExactly("tn", "fp", "fn", "tp");
    assertThat(json.get("onset").propertyNames()).containsExactly("precision", "recall");
  }
}
