package forewarn.console.ticket;

import forewarn.warehouse.figure.Period;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * Tickets of a part of the network, day by day.
 *
 * @param days those that anything was reported of
 */
record TicketDays(Map<LocalDate, Tally> days) {

  /** The days of a period together. */
  Tally of(Period period) {
    LocalDate before = LocalDate.ofInstant(period.before(), ZoneOffset.UTC);
    return Tally.sum(
        days.entrySet().stream()
            .filter(
                day -> !day.getKey().isBefore(period.firstDay()) && day.getKey().isBefore(before))
            .map(Map.Entry::getValue)
            .toList());
  }
}
