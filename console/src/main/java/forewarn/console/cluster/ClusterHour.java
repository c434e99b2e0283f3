package forewarn.console.cluster;

import forewarn.telemetry.Readings;
import forewarn.telemetry.Signal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One hour of one cluster: what was reported, what was predicted from it, and what came of that.
 *
 * @param predicted null for hours before predictions were made
 * @param outageNow whether the cluster was down in this hour; null when not known
 * @param outcome whether there was an outage in the hour after; null while not known
 */
public record ClusterHour(
    Instant hour,
    Readings readings,
    @Nullable Predicted predicted,
    @Nullable Boolean outageNow,
    @Nullable Boolean outcome) {

  /**
   * What the model said.
   *
   * @param missing names of the features it had to do without, separated by commas
   * @param unusual names of those outside of what training has seen, separated by commas
   */
  public record Predicted(
      double probability,
      double threshold,
      String model,
      Instant madeAt,
      String missing,
      String unusual) {
    public boolean outageExpected() {
      return probability >= threshold;
    }
  }

  static ClusterHour ofPrediction(Row row) {
    return new ClusterHour(
        row.instant("timestamp_1h"),
        readings(row),
        new Predicted(
            row.number("probability"),
            row.number("threshold"),
            row.text("model_name") + " " + row.text("model_version"),
            row.instant("made_at"),
            row.text("missing_features"),
            row.text("unusual_features")),
        row.flag("outage_now"),
        row.flag("outcome"));
  }

  static ClusterHour ofHistory(Row row) {
    return new ClusterHour(
        row.instant("timestamp_1h"), readings(row), null, null, row.flag("label_outage_1h"));
  }

  public double value(Signal signal) {
    return readings.value(signal);
  }

  private static Readings readings(Row row) {
    return Readings.of(
        Signal.ALL.stream().mapToDouble(signal -> row.number(signal.column())).toArray());
  }
}
