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
  private Distributions() {}

  /**
   * Of each feature over the training part, and of the probability over the validated one.
   *
   * @param isTraining which hours of the examples were learnt from
   */
  static Map<String, Distribution> of(
      Examples examples, IntPredicate isTraining, Predictions validated) {
    int[] rows =
        IntStream.range(0, examples.rows())
            .filter(row -> isTraining.test(examples.hour(row)))
            .toArray();
    Map<String, Distribution> distributions = new LinkedHashMap<>();
    for (int feature = 0; feature < OutageFeatures.COUNT; feature++) {
      int column = feature;
      distributions.put(
          OutageFeatures.ALL.get(feature).name(),
          Distribution.of(
              IntStream.of(rows).mapToDouble(row -> examples.feature(row, column)).toArray()));
    }
    distributions.put(ModelCard.PROBABILITY, Distribution.of(validated.probability()));
    return distributions;
  }
}
