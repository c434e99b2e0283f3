package forewarn.prediction.evaluation;

import forewarn.prediction.metric.Metrics;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a part of the test, or of another algorithm.
 *
 * @param prAuc null without an outage, where it says nothing
 * @param rocAuc null without hours of both kinds
 * @param onsetPrecision share of alerts whose first hour is positive
 * @param onsetRecall share of incidents whose first hour was predicted
 */
public record Figures(
    long rows,
    long positives,
    @Nullable Double prAuc,
    @Nullable Double rocAuc,
    double precision,
    double recall,
    double f1,
    double brier,
    double onsetPrecision,
    double onsetRecall,
    double alertsPerDay,
    double leadHours) {

  static Figures of(Metrics metrics) {
    return new Figures(
        metrics.rows(),
        metrics.positives(),
        metrics.positives() == 0 ? null : known(metrics.prAuc()),
        known(metrics.rocAuc()),
        metrics.precision(),
        metrics.recall(),
        metrics.f1(),
        metrics.brier(),
        metrics.onset().precision(),
        metrics.onset().recall(),
        metrics.onset().alertsPerDay(),
        metrics.onset().leadHours());
  }

  private static @Nullable Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
