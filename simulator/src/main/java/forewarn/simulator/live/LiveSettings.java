package forewarn.simulator.live;

import java.time.Duration;
import java.time.Instant;

/**
 * @param bootstrapServers {@code host:port} of the broker
 * @param from first hour of a stream in an empty topic; a stream that is there is continued instead
 * @param speed simulated seconds per second
 */
public record LiveSettings(String bootstrapServers, Instant from, double speed) {
  public LiveSettings {
    if (!(speed > 0) || Double.isInfinite(speed)) {
      throw new IllegalArgumentException(
          "Invalid speed: " + speed + ", expected a positive number");
    }
  }

  /** How long a simulated hour takes. */
  Duration hour() {
    return Duration.ofNanos((long) (Duration.ofHours(1).toNanos() / speed));
  }
}
