package forewarn.prediction.training;

import forewarn.prediction.feature.OutageFeatures;
import forewarn.prediction.metric.Distribution;
import forewarn.prediction.metric.Predictions;
import forewarn.prediction.registry.ModelCard;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** How inputs and probabilities were spread when a model was made. */
final class Distributions {
  private static final int ENOUGH_ROWS = 200_000;

  private Distributions() {}

  /**
   * Of each feature over the training part, and of the probability over the validated one. The
   * ranges are those of all rows; shares are counted on enough of them, spread evenly.
   *
   * @param isTraining which hours of the examples were learnt from
   */
  static Map<String, Distribution> of(
      Examples examples, IntPredicate isTraining, Predictions validated) {
    int[] rows =
        IntStream.range(0, examples.rows())
            .filter(row -> isTraining.test(examples.hour(row)))
            .toArray();
    int stride = 1 + rows.length / ENOUGH_ROWS;
    Map<String, Distribution> distributions = new LinkedHashMap<>();
    for (int feature = 0; feature < OutageFeatures.COUNT; feature++) {
      distributions.put(
          OutageFeatures.ALL.get(feature).name(), of(examples, rows, stride, feature));
    }
    distributions.put(ModelCard.PROBABILITY, Distribution.of(validated.probability()));
    return distributions;
  }

  private static Distribution of(Examples examples, int[] rows, int stride, int feature) {
    double[] counted = new double[(rows.length + stride - 1) / stride];
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < rows.length; i++) {
      float value = examples.feature(rows[i], feature);
      // Comparisons with NaN are false: what is missing has no place in the range.
      least = value < least ? value : least;
      most = value > most ? value : most;
      if (i % stride == 0) {
        counted[i / stride] = value;
      }
    }
    Distribution shape = Distribution.of(counted);
    return least > most
        ? shape
        : new Distribution(least, most, shape.edges(), shape.shares(), shape.missing());
  }
}
