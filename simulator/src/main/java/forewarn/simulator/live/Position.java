package forewarn.simulator.live;

import java.time.Instant;
import java.util.Set;

/**
 * How far a stream has come.
 *
 * @param origin its first hour
 * @param hour the newest hour of which something was sent; all before it is complete
 * @param sentSlots what was sent of that hour
 * @param nextRow number of the next message
 */
record Position(Instant origin, Instant hour, Set<Integer> sentSlots, long nextRow) {
  Position {
    sentSlots = Set.copyOf(sentSlots);
  }

  static Position startingAt(Instant origin) {
    return new Position(origin, origin, Set.of(), 0);
  }

  boolean hasSent(Instant arrivalHour, int slot) {
    return arrivalHour.equals(hour) && sentSlots.contains(slot);
  }
}
