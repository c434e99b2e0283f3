package forewarn.prediction.training;

import forewarn.prediction.feature.OutageFeatures;
import forewarn.prediction.metric.Metrics;
import forewarn.prediction.metric.Predictions;
import forewarn.prediction.metric.Quality;
import forewarn.prediction.registry.Rival;
import forewarn.prediction.scoring.Calibration;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What became of a fitted model: calibrated and given its threshold on validation, then measured on
 * test. The same for every algorithm, so that their figures can be compared.
 */
record Judgement(
    Calibration calibration, double threshold, Predictions validated, Predictions tested) {

  static Judgement of(ToDoubleFunction<float[]> model, Examples validation, Examples test) {
    Predictions uncalibrated = predict(model, new Calibration.None(), validation);
    Calibration calibration = CalibrationFit.choose(uncalibrated);
    Predictions validated = CalibrationFit.apply(calibration, uncalibrated);
    double threshold = Quality.bestThreshold(validated);
    return new Judgement(calibration, threshold, validated, predict(model, calibration, test));
  }

  static Predictions predict(
      ToDoubleFunction<float[]> model, Calibration calibration, Examples examples) {
    double[] probability = new double[examples.rows()];
    float[] features = new float[OutageFeatures.COUNT];
    for (int row = 0; row < probability.length; row++) {
      examples.features(row, features);
      probability[row] = calibration.apply(model.applyAsDouble(features));
    }
    return new Predictions(examples.clusters(), examples.hours(), examples.labels(), probability);
  }

  Metrics validation() {
    return Quality.measure(validated, threshold);
  }

  Metrics test() {
    return Quality.measure(tested, threshold);
  }

  /** A line of the comparison; not the chosen one. */
  Rival rival(String algorithm, Map<String, Object> settings, double fitSeconds) {
    return new Rival(algorithm, settings, validation(), test(), fitSeconds, false);
  }
}
