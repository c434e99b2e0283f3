package forewarn.prediction.evaluation;

import forewarn.prediction.evaluation.EvaluationReport.CalibrationQuality;
import forewarn.prediction.evaluation.EvaluationReport.Compared;
import forewarn.prediction.evaluation.EvaluationReport.Incidents;
import forewarn.prediction.evaluation.EvaluationReport.OnsetQuality;
import forewarn.prediction.feature.OutageFeatures;
import forewarn.prediction.metric.Metrics;
import forewarn.prediction.metric.Onset;
import forewarn.prediction.registry.Rival;
import forewarn.prediction.training.Comparison;
import forewarn.prediction.training.OutageTraining;
import forewarn.prediction.training.TrainingResult;
import forewarn.prediction.training.TrainingSettings;
import forewarn.warehouse.Progress;
import forewarn.warehouse.query.HourlyHistory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Trains and tests on a history, registering nothing. */
public final class FileEvaluation {
  /**
   * Uses the default settings and the time-ordered split 72/8/20.
   *
   * @throws forewarn.prediction.training.TrainingException when the history is too short or has too
   *     few outages
   */
  public EvaluationReport evaluate(HourlyHistory history, Progress progress) {
    return evaluate(history, Comparison.FLOORS, progress);
  }

  /** The same with another comparison. */
  public EvaluationReport evaluate(
      HourlyHistory history, Comparison comparison, Progress progress) {
    TrainingSettings settings = TrainingSettings.defaults().with(comparison);
    return report(OutageTraining.tryOut(history, settings, progress));
  }

  private static EvaluationReport report(TrainingResult result) {
    Metrics test = result.test();
    return new EvaluationReport(
        result.rows(),
        result.positives(),
        OutageTraining.ALGORITHM,
        OutageFeatures.names(),
        result.threshold(),
        test.prAuc(),
        test.rocAuc(),
        test.precision(),
        test.recall(),
        test.f1(),
        test.f2(),
        test.brier(),
        test.confusion(),
        new OnsetQuality(test.onset().precision(), test.onset().recall()),
        result.seconds().getOrDefault("fit", 0.0),
        result.seconds().getOrDefault("features", 0.0),
        incidents(test.onset()),
        new CalibrationQuality(result.curves().calibrationError(), result.curves().calibration()),
        figures(result, TrainingResult.VALIDATION),
        figures(result, TrainingResult.COLD_START),
        segments(result),
        result.comparison().stream().map(FileEvaluation::compared).toList());
  }

  private static Incidents incidents(Onset onset) {
    return new Incidents(
        onset.incidents(),
        Objects.requireNonNullElse(onset.warnedRecall(), onset.recall()),
        onset.leadHours(),
        onset.alertsPerDay());
  }

  private static Figures figures(TrainingResult result, String part) {
    return Figures.of(Objects.requireNonNull(result.metrics().get(part), part));
  }

  private static Map<String, Map<String, Figures>> segments(TrainingResult result) {
    Map<String, Map<String, Figures>> segments = new LinkedHashMap<>();
    result
        .segments()
        .forEach((dimension, values) -> {
          Map<String, Figures> figures = new LinkedHashMap<>();
          values.forEach((value, metrics) -> figures.put(value, Figures.of(metrics)));
          segments.put(dimension, figures);
        });
    return segments;
  }

  private static Compared compared(Rival rival) {
    return new Compared(
        rival.algorithm(),
        rival.settings(),
        Figures.of(rival.validation()),
        Figures.of(rival.test()),
        rival.fitSeconds(),
        rival.chosen());
  }
}
