package forewarn.prediction.training;

import forewarn.prediction.metric.Metrics;
import forewarn.prediction.metric.Predictions;
import forewarn.prediction.metric.Quality;
import forewarn.prediction.registry.ModelCard;
import forewarn.prediction.registry.ModelRegistry;
import forewarn.warehouse.Progress;
import forewarn.warehouse.query.HourlyHistory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * From a history of hourly records to a registered model: features, split by time, trees,
 * calibration and threshold from validation, figures from test.
 */
public final class OutageTraining {
  /** How the model is made, in words. */
  public static final String ALGORITHM = "XGBoost, gradient boosted trees (hist)";

  private static final int COLD_START_HOURS = 14 * 24;
  private static final int FEWEST_POSITIVES = 10;

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
    TrainedModel trained = fit(history, settings, progress);
    progress.update("Registering", 0, 0);
    return registry.add(CardWriting.card(trained, settings), trained.boosted().ubj());
  }

  /** Trains and evaluates, and registers nothing; throws as {@link #train} does. */
  public static TrainingResult tryOut(
      HourlyHistory history, TrainingSettings settings, Progress progress) {
    return fit(history, settings, progress).result();
  }

  private static TrainedModel fit(
      HourlyHistory history, TrainingSettings settings, Progress progress) {
    Stopwatch seconds = new Stopwatch();
    Examples examples = LabelledHistory.read(history, progress);
    seconds.lap("features");

    TimeSplit split = TimeSplit.of(examples);
    check("training", examples, split::isTraining);
    Examples validation = part("validation", examples, split::isValidation);
    Examples test = part("test", examples, split::isTest);
    Sample sample = Sample.of(examples, split::isTraining, settings.quietKept(), settings.seed());
    seconds.lap("sample");

    progress.update("Growing trees", 0, settings.trees().rounds());
    ModelChoice choice = ModelChoice.make(sample, validation, test, settings, progress);
    seconds.lap("comparison");
    seconds.move("comparison", "fit", choice.boosted().seconds());

    progress.update("Evaluating", 0, 0);
    Judgement judged = choice.judgement();
    TrainingResult result =
        new TrainingResult(
            examples.rows(),
            examples.positives(),
            judged.threshold(),
            metrics(history, split, choice),
            Quality.curves(judged.tested()),
            Segments.measure(
                judged.tested(), judged.threshold(), history.groups(), examples.clusterIds()),
            choice.comparison(),
            Distributions.of(examples, split::isTraining, judged.validated()),
            seconds.lap("evaluation"));
    return new TrainedModel(
        choice.boosted(),
        choice.trees(),
        judged.calibration(),
        split,
        examples.clusterIds().size(),
        examples.fingerprint(),
        result);
  }

  private static Map<String, Metrics> metrics(
      HourlyHistory history, TimeSplit split, ModelChoice choice) {
    Judgement judged = choice.judgement();
    Examples cold =
        LabelledHistory.readCold(history, split.testFrom(), split.testFrom() + COLD_START_HOURS);
    Predictions coldly =
        Judgement.predict(choice.boosted().forest()::probability, judged.calibration(), cold);
    Map<String, Metrics> metrics = new LinkedHashMap<>();
    metrics.put(TrainingResult.VALIDATION, judged.validation());
    metrics.put(TrainingResult.TEST, judged.test());
    metrics.put(TrainingResult.COLD_START, Quality.measure(coldly, judged.threshold()));
    return metrics;
  }

  private static Examples part(String name, Examples examples, IntPredicate hours) {
    check(name, examples, hours);
    return examples.select(row -> hours.test(examples.hour(row)));
  }

  private static void check(String name, Examples examples, IntPredicate hours) {
    int rows = 0;
    int positives = 0;
    for (int row = 0; row < examples.rows(); row++) {
      if (hours.test(examples.hour(row))) {
        rows++;
        positives += examples.outage(row) ? 1 : 0;
      }
    }
    if (positives < FEWEST_POSITIVES || positives == rows) {
      throw new TrainingException(
          "Cannot train: the %s part of the history has %d hours before an outage among %d rows, at least %d are needed"
              .formatted(name, positives, rows, FEWEST_POSITIVES));
    }
  }
}
