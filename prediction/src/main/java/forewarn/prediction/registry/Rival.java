package forewarn.prediction.registry;

import forewarn.prediction.metric.Metrics;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One line of the comparison a training made: an algorithm with its settings, fitted on the same
 * rows as the others. The one with the best validation figures is the model.
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
}
