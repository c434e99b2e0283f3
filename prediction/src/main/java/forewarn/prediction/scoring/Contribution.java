package forewarn.prediction.scoring;

import org.jspecify.annotations.Nullable;

/**
 * One feature's part in a prediction.
 *
 * @param feature its name
 * @param value null when unknown
 * @param contribution to the log-odds of an outage; positive speaks for one. All of a prediction
 *     and the model's bias add up to its uncalibrated log-odds
 * @param text for an operator
 */
public record Contribution(
    String feature, @Nullable Double value, double contribution, String text) {}
