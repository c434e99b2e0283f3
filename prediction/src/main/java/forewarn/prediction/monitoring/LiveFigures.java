package forewarn.prediction.monitoring;

import forewarn.prediction.metric.Confusion;
import forewarn.prediction.metric.Curves.Reliability;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a model did on live records over some time. An hour of a cluster counts once, however often
 * it was scored. Shares are 0..1, and null where there is nothing to divide by. Alerts and
 * incidents are counted as in {@link forewarn.prediction.metric.Onset}.
 *
 * @param predictions hours of clusters that were scored
 * @param outcomes of them, those whose following hour has been reported
 * @param expected of all predictions, those that expected an outage
 * @param confusion of those with an outcome
 * @param precision share of expected outages that came
 * @param recall share of outages that were expected
 * @param onsetPrecision share of alerts whose first hour came true
 * @param onsetRecall share of incidents whose first hour was expected
 * @param alerts runs of consecutive hours in which an outage was expected
 * @param incidents runs of consecutive hours with an outage
 * @param leadHours mean hours from the start of an alert to its incident, at most 24 each
 * @param brier mean squared error of the probability
 * @param probabilitySum outages that the probabilities say there are
 * @param calibration by tenths of the probability; empty tenths are left out
 * @param missingShare share of predictions with a feature that could not be computed
 * @param unusualShare share of predictions with a feature outside of the training's range
 * @param latencyMillis mean time from the record to the prediction; null for a challenger
 */
public record LiveFigures(
    long predictions,
    long outcomes,
    long expected,
    Confusion confusion,
    @Nullable Double precision,
    @Nullable Double recall,
    @Nullable Double onsetPrecision,
    @Nullable Double onsetRecall,
    long alerts,
    long incidents,
    @Nullable Double leadHours,
    @Nullable Double brier,
    double probabilitySum,
    List<Reliability> calibration,
    @Nullable Double missingShare,
    @Nullable Double unusualShare,
    @Nullable Double latencyMillis) {

  public LiveFigures {
    calibration = List.copyOf(calibration);
  }

  /** Outages among the hours with an outcome. */
  public long outages() {
    return confusion.tp() + confusion.fn();
  }
}
