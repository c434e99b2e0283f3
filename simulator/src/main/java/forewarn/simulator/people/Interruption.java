package forewarn.simulator.people;

import java.time.Duration;
import java.time.LocalDateTime;

/**
 * A time without service on a customer's line.
 *
 * @param until when service was back
 * @param reason as the customer's app names it
 */
record Interruption(LocalDateTime from, LocalDateTime until, String reason) {
  static final String UNKNOWN = "Unknown";

  long hours() {
    return Duration.between(from, until).toHours();
  }
}
