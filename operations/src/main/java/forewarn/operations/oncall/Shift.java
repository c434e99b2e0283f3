package forewarn.operations.oncall;

import java.time.Instant;

/**
 * A time in which one person is on call.
 *
 * @param person their number
 * @param from the first moment
 * @param until the first moment after it
 */
public record Shift(long person, Instant from, Instant until, Kind kind) {

  /** Why it is theirs. */
  public enum Kind {
    /** It is their turn. */
    TURN,
    /** They stand in. */
    OVERRIDE
  }

  Shift during(Instant earliest, Instant latest) {
    return new Shift(
        person,
        from.isBefore(earliest) ? earliest : from,
        until.isAfter(latest) ? latest : until,
        kind);
  }
}
