package forewarn.warehouse.check;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/** The periods in which volumes are counted. */
enum Period {
  HOUR(ChronoUnit.HOURS),
  DAY(ChronoUnit.DAYS),
  MONTH(ChronoUnit.MONTHS);

  private final ChronoUnit unit;

  Period(ChronoUnit unit) {
    this.unit = unit;
  }

  /** The start of the period that a time is in. */
  LocalDateTime start(LocalDateTime time) {
    return this == MONTH
        ? time.toLocalDate().withDayOfMonth(1).atStartOfDay()
        : time.truncatedTo(unit);
  }

  LocalDateTime plus(LocalDateTime start, int periods) {
    return start.plus(periods, unit);
  }
}
