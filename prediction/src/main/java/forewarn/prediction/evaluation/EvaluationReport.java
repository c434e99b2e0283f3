package forewarn.prediction.evaluation;

import forewarn.prediction.metric.Confusion;
import forewarn.prediction.metric.Curves.Reliability;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code forewarn evaluate} prints: the file's rows and positives, and the figures of its last
 * 20 % in time.
 *
 * @param rows of the file
 * @param positives of the file
 * @param trainSeconds fitting the model alone
 * @param featureSeconds reading the file and computing features
 * @param incidents what an operator would have seen
 * @param calibration how true the probabilities were
 * @param validation on the hours the threshold was chosen on
 * @param coldStart on the first 14 days of the test hours, scored as if no cluster had been known
 * @param segments by dimension and value
 * @param comparison the model first, then what else was fitted
 */
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
    double featureSeconds,
    Incidents incidents,
    CalibrationQuality calibration,
    Figures validation,
    Figures coldStart,
    Map<String, Map<String, Figures>> segments,
    List<Compared> comparison) {

  public EvaluationReport {
    features = List.copyOf(features);
    segments = Collections.unmodifiableMap(new LinkedHashMap<>(segments));
    comparison = List.copyOf(comparison);
  }

  /** By incident instead of by hour. */
  public record OnsetQuality(double precision, double recall) {}

  /**
   * Alerts and incidents of the test hours.
   *
   * @param count of the incidents
   * @param warnedRecall share of them predicted at any of the three hours before the outage
   * @param leadHours mean, from the start of the alert to the outage
   */
  public record Incidents(long count, double warnedRecall, double leadHours, double alertsPerDay) {}

  /**
   * How true the probabilities were.
   *
   * @param expectedError mean distance between what was said and what came true
   * @param reliability by tenth of the probability
   */
  public record CalibrationQuality(double expectedError, List<Reliability> reliability) {
    public CalibrationQuality {
      reliability = List.copyOf(reliability);
    }
  }

  /** One line of the comparison. */
  public record Compared(
      String algorithm,
      Map<String, Object> settings,
      Figures validation,
      Figures test,
      double fitSeconds,
      boolean chosen) {
    public Compared {
      settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }
  }

  /** One JSON object, indented. */
  public String toJson() {
    return ReportJson.write(this);
  }

  /** For people to read, several lines. */
  public String toText() {
    return ReportText.write(this);
  }
}
