package forewarn.prediction.monitoring;

import forewarn.prediction.monitoring.LivePerformance.Role;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A live figure of a model that has left its band. Raised and cleared by the data's clock.
 *
 * @param name of the model
 * @param version of the model
 * @param role in which it scored when the alarm was raised
 * @param kind which figure
 * @param feature of a drift, else empty
 * @param since when it left the band
 * @param until when it came back, or null while the alarm is active
 * @param value the figure when last looked at while active
 * @param least lower end of the band, or null when it has none
 * @param most upper end of the band, or null when it has none
 * @param message what is wrong, in a sentence with the figures
 * @param advice what to do
 */
public record ModelAlarm(
    String name,
    String version,
    Role role,
    Kind kind,
    String feature,
    Instant since,
    @Nullable Instant until,
    double value,
    @Nullable Double least,
    @Nullable Double most,
    String message,
    String advice) {

  /** The figures that have a band. */
  public enum Kind {
    /** Share of expected outages that came. */
    PRECISION,
    /** Share of outages that were expected. */
    RECALL,
    /** Outages that came, for each one that the probabilities say. */
    CALIBRATION,
    /** Share of hours in which an outage is expected, against that of the test. */
    ALERT_RATE,
    /** Share of predictions with unknown features. */
    MISSING,
    /** Share of predictions with features outside of the training's range. */
    UNUSUAL,
    /** The stability index of a feature, or of the probability. */
    DRIFT
  }

  /** Whether the figure still lies outside of its band. */
  public boolean active() {
    return until == null;
  }

  /** The figure in words, for example {@code drift of temperature}. */
  public String label() {
    String figure = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return feature.isEmpty() ? figure : figure + " of " + feature;
  }

  /** Tells this alarm from all others of its model that may be active at the same time. */
  public String key() {
    return "model/%s/%s/%s%s"
        .formatted(
            name,
            version,
            kind.name().toLowerCase(Locale.ROOT),
            feature.isEmpty() ? "" : "/" + feature);
  }
}
