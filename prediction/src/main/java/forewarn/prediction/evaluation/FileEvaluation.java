package forewarn.prediction.evaluation;

import forewarn.warehouse.Progress;
import forewarn.warehouse.query.HourlyHistory;

/** Trains and tests on a history, registering nothing. */
public final class FileEvaluation {
  /**
   * @throws forewarn.prediction.training.TrainingException when the history is too short or has too
   *     few outages
   */
  public EvaluationReport evaluate(HourlyHistory history, Progress progress) {
    throw new UnsupportedOperationException();
  }
}
