package forewarn.operations.maintenance;

import java.time.Instant;

/**
 * One time at which a window is open.
 *
 * @param from the first moment
 * @param until the first moment after it
 */
public record Occurrence(Instant from, Instant until) {

  /** Whether it is open at a moment. */
  public boolean contains(Instant at) {
    return !at.isBefore(from) && at.isBefore(until);
  }
}
