package forewarn.prediction.training;

import forewarn.prediction.metric.Curves;
import forewarn.prediction.metric.Distribution;
import forewarn.prediction.metric.Metrics;
import forewarn.prediction.registry.Rival;
import java.util.List;
import java.util.Map;

/**
 * How a training went.
 *
 * @param rows of the history with a known outcome
 * @param positives among them
 * @param threshold chosen on validation
 * @param metrics by part of the history, keys as below
 * @param curves on the test part
 * @param segments figures on the test part, by dimension and value
 * @param comparison the model, what else was fitted, and how good each was; the model is first
 * @param distributions of inputs and probability, as {@link
 *     forewarn.prediction.registry.ModelCard#distributions}
 * @param seconds by step: {@code features}, {@code sample}, {@code fit} of the model, {@code
 *     comparison} with others, {@code evaluation}
 */
public record TrainingResult(
    long rows,
    long positives,
    double threshold,
    Map<String, Metrics> metrics,
    Curves curves,
    Map<String, Map<String, Metrics>> segments,
    List<Rival> comparison,
    Map<String, Distribution> distributions,
    Map<String, Double> seconds) {

  /** On which the threshold was chosen. */
  public static final String VALIDATION = "validation";

  /** The last 20 % in time, on which nothing was chosen. */
  public static final String TEST = "test";

  /** The first 14 days of the test part, scored as if no cluster had been known before. */
  public static final String COLD_START = "cold_start";

  /** On the test part. */
  public Metrics test() {
    Metrics test = metrics.get(TEST);
    if (test == null) {
      throw new IllegalStateException("Cannot report test figures: there are none");
    }
    return test;
  }
}
