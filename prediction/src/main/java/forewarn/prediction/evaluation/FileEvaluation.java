package forewarn.prediction.evaluation;

import forewarn.prediction.evaluation.EvaluationReport.OnsetQuality;
import forewarn.prediction.feature.OutageFeatures;
import forewarn.prediction.metric.Metrics;
import forewarn.prediction.training.OutageTraining;
import forewarn.prediction.training.TrainingResult;
import forewarn.prediction.training.TrainingSettings;
import forewarn.warehouse.Progress;
import forewarn.warehouse.query.HourlyHistory;

/** Trains and tests on a history, registering nothing. */
public final class FileEvaluation {
  /**
   * Uses the default settings and the time-ordered split 72/8/20.
   *
   * @throws forewarn.prediction.training.TrainingException when the history is too short or has too
   *     few outages
   */
  public EvaluationReport evaluate(HourlyHistory history, Progress progress) {
    TrainingResult result = OutageTraining.tryOut(history, TrainingSettings.defaults(), progress);
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
        result.seconds().getOrDefault("features", 0.0));
  }
}
