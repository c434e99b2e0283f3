package forewarn.prediction.evaluation;

import forewarn.prediction.metric.Confusion;
import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What {@code forewarn evaluate} prints: the file's rows and positives, and the figures of its last
 * 20 % in time.
 *
 * @param rows of the file
 * @param positives of the file
 * @param trainSeconds fitting alone
 * @param featureSeconds reading the file and computing features
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record EvaluationReport(
    long rows,
    long positives,
    String algorithm,
    List<String> features,
    double threshold,
    double prAuc,
    double rocAuc,
    double precision,
    double recall,
    double f1,
    double f2,
    double brier,
    Confusion confusion,
    OnsetQuality onset,
    double trainSeconds,
    double featureSeconds) {

  public EvaluationReport {
    features = List.copyOf(features);
  }

  /** By incident instead of by hour. */
  public record OnsetQuality(double precision, double recall) {}

  /** One JSON object, indented. */
  public String toJson() {
    return ReportJson.write(this);
  }
}
