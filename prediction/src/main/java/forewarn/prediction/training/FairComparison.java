package forewarn.prediction.training;

import forewarn.prediction.metric.Metrics;
import forewarn.prediction.metric.Quality;
import forewarn.prediction.registry.ModelCard;
import forewarn.prediction.registry.ModelRegistry;
import forewarn.prediction.registry.SameHours;
import forewarn.prediction.scoring.Calibration;
import forewarn.prediction.scoring.OutageModel;
import forewarn.warehouse.Progress;
import forewarn.warehouse.query.HourlyHistory;
import java.time.Instant;

/**
 * Measures two models on the same hours: those that lie in the test part of both. The figures on
 * their cards are of the hours each was tested on, which may have been easier ones.
 */
public final class FairComparison {
  private final ModelRegistry registry;

  public FairComparison(ModelRegistry registry) {
    this.registry = registry;
  }

  /**
   * Measures.
   *
   * @throws TrainingException when no labelled hour is in the test part of both
   * @throws forewarn.prediction.registry.ModelException when one of them cannot be loaded
   */
  public SameHours measure(
      ModelCard champion, ModelCard candidate, HourlyHistory history, Progress progress) {
    Instant from = later(champion.data().testFrom(), candidate.data().testFrom());
    Examples newest =
        LabelledHistory.readFrom(history, Math.toIntExact(from.getEpochSecond() / 3600), progress);
    if (newest.rows() == 0) {
      throw new TrainingException(
          "Cannot compare %s with %s: no hour from %s on has a known outcome"
              .formatted(candidate.id(), champion.id(), from));
    }
    progress.update("Comparing with the model in use", 0, 0);
    int last = Integer.MIN_VALUE;
    for (int row = 0; row < newest.rows(); row++) {
      last = Math.max(last, newest.hour(row));
    }
    return new SameHours(
        from,
        Instant.ofEpochSecond(last * 3600L),
        measure(registry.load(champion), newest),
        measure(registry.load(candidate), newest));
  }

  private static Metrics measure(OutageModel model, Examples examples) {
    return Quality.measure(
        Judgement.predict(model::probability, new Calibration.None(), examples), model.threshold());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
