package forewarn.operations.oncall;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Hours in which only what is critical wakes people; they may go past midnight.
 *
 * @param from by the clocks of the level's zone
 * @param until when what has waited is told
 */
public record QuietHours(LocalTime from, LocalTime until) {

  /**
   * @throws IllegalArgumentException when they begin and end at the same time
   */
  public QuietHours {
    if (from.equals(until)) {
      throw new IllegalArgumentException(
          "Invalid quiet hours: from " + from + " until " + until + " are none");
    }
  }

  /** When they end, if a moment lies in them. */
  public Optional<Instant> endOf(Instant at, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(at, zone);
    for (LocalDate day = today.minusDays(1); !day.isAfter(today); day = day.plusDays(1)) {
      Instant begin = day.atTime(from).atZone(zone).toInstant();
      LocalDate last = until.isAfter(from) ? day : day.plusDays(1);
      Instant end = last.atTime(until).atZone(zone).toInstant();
      if (!at.isBefore(begin) && at.isBefore(end)) {
        return Optional.of(end);
      }
    }
    return Optional.empty();
  }
}
