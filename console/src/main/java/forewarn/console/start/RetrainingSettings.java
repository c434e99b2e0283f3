package forewarn.console.start;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a model is trained anew and proposed.
 *
 * @param every so much time of the data, counted from the newest hour of the newest model; 0 never
 */
public record RetrainingSettings(@DefaultValue("30d") Duration every) {
  private static final Duration SHORTEST = Duration.ofDays(1);

  /** What holds when nothing is set. */
  static final RetrainingSettings DEFAULT = new RetrainingSettings(Duration.ofDays(30));

  public RetrainingSettings {
    if (!every.isZero() && every.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException(
          "Invalid forewarn.retraining.every: " + every + ", must be 0 or at least 1d");
    }
  }
}
