package forewarn.prediction.registry;

import forewarn.prediction.metric.Metrics;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One line of the comparison a training made: an algorithm with its settings, fitted on the same
 * rows as the others. Of the boosted trees the one with the lowest log loss on validation is the
 * model; the plain algorithms are floors that it must stay above.
 *
 * @param algorithm in words
 * @param settings what was varied
 * @param validation figures on the validation part, on which the choice is made
 * @param test figures on the test part, which choose nothing
 * @param fitSeconds taken by the fit
 * @param chosen whether it became the model
 */
public record Rival(
    String algorithm,
    Map<String, Object> settings,
    Metrics validation,
    Metrics test,
    double fitSeconds,
    boolean chosen) {

  public Rival {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /** The same as the one that became the model. */
  public Rival asChosen() {
    return new Rival(algorithm, settings, validation, test, fitSeconds, true);
  }
}
