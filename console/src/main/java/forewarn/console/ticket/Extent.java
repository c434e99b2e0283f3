package forewarn.console.ticket;

import forewarn.warehouse.figure.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Of which days there are tickets.
 *
 * @param reporting provinces that have reported the newest day
 * @param provinces those that have ever reported
 */
public record Extent(LocalDate first, LocalDate newest, long reporting, long provinces) {

  /** The end of the newest day. */
  public Instant end() {
    return newest.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  /** Whether a day of it lies in a period. */
  public boolean meets(Period period) {
    return period.firstDay().isBefore(newest.plusDays(1))
        && period.before().isAfter(first.atStartOfDay().toInstant(ZoneOffset.UTC));
  }

  /** Whether there are days of all of it, so that it can be compared with. */
  boolean covers(Period period) {
    return !period.firstDay().isBefore(first);
  }
}
