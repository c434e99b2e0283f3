package forewarn.prediction.training;

import forewarn.prediction.feature.OutageFeatures;
import forewarn.prediction.metric.Metrics;
import forewarn.prediction.metric.Predictions;
import forewarn.prediction.metric.Quality;
import forewarn.prediction.registry.ModelCard;
import forewarn.prediction.registry.ModelRegistry;
import forewarn.prediction.scoring.Calibration;
import forewarn.prediction.scoring.Forest;
import forewarn.warehouse.Progress;
import forewarn.warehouse.query.HourlyHistory;
import java.util.LinkedHashMap;
import java.util.List;
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
    Map<String, Double> seconds = new LinkedHashMap<>();
    long start = System.nanoTime();
    Examples examples = LabelledHistory.read(history, progress);
    seconds.put("features", secondsSince(start));

    TimeSplit split = TimeSplit.of(examples);
    check("training", examples, split::isTraining);
    Examples validation = part("validation", examples, split::isValidation);
    Examples test = part("test", examples, split::isTest);

    progress.update("Growing trees", 0, settings.rounds());
    start = System.nanoTime();
    BoostedTrees boosted =
        BoostedTrees.fit(examples, split::isTraining, validation, settings, progress);
    seconds.put("fit", secondsSince(start));

    progress.update("Evaluating", 0, 0);
    Forest forest = Forest.read(boosted.json(), boosted.trees());
    Predictions uncalibrated = predict(forest, new Calibration.None(), validation);
    Calibration calibration = CalibrationFit.choose(uncalibrated);
    Predictions validated = CalibrationFit.apply(calibration, uncalibrated);
    double threshold = Quality.bestThreshold(validated);
    Predictions tested = predict(forest, calibration, test);

    Map<String, Metrics> metrics = new LinkedHashMap<>();
    metrics.put(TrainingResult.VALIDATION, Quality.measure(validated, threshold));
    metrics.put(TrainingResult.TEST, Quality.measure(tested, threshold));
    Examples cold = LabelledHistory.readCold(history, hour -> isColdStart(hour, split));
    metrics.put(
        TrainingResult.COLD_START, Quality.measure(predict(forest, calibration, cold), threshold));
    TrainingResult result =
        new TrainingResult(
            examples.rows(),
            examples.positives(),
            threshold,
            metrics,
            Quality.curves(tested),
            Map.of(),
            List.of(),
            Distributions.of(examples, split::isTraining, validated),
            seconds);
    int clusters = examples.cluster(examples.rows() - 1);
    return new TrainedModel(boosted, calibration, split, clusters, result);
  }

  private static boolean isColdStart(int hour, TimeSplit split) {
    return split.isTest(hour) && hour < split.testFrom() + COLD_START_HOURS;
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

  private static Predictions predict(Forest forest, Calibration calibration, Examples examples) {
    double[] probability = new double[examples.rows()];
    float[] features = new float[OutageFeatures.COUNT];
    for (int row = 0; row < probability.length; row++) {
      examples.features(row, features);
      probability[row] = calibration.apply(forest.probability(features));
    }
    return new Predictions(examples.clusters(), examples.hours(), examples.labels(), probability);
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
