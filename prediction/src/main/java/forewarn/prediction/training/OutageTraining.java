package forewarn.prediction.training;

import forewarn.prediction.registry.ModelCard;
import forewarn.prediction.registry.ModelRegistry;
import forewarn.warehouse.Progress;
import forewarn.warehouse.query.HourlyHistory;

/** From a history of hourly records to a registered model. */
public final class OutageTraining {
  private final ModelRegistry registry;

  public OutageTraining(ModelRegistry registry) {
    this.registry = registry;
  }

  /**
   * Trains, evaluates and registers the next version of a model; the first one ever becomes the
   * champion.
   *
   * @throws TrainingException when the history is too short or has too few outages
   */
  public ModelCard train(HourlyHistory history, TrainingSettings settings, Progress progress) {
    throw new UnsupportedOperationException(registry.toString());
  }
}
