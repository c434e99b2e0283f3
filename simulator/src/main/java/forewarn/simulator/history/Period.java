package forewarn.simulator.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;

/** Full hours from the first to the last, both included. */
record Period(Instant first, Instant last) {
  Period {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException(
          "Invalid period: its end " + last + " is before its start " + first);
    }
  }

  long hours() {
    return ChronoUnit.HOURS.between(first, last) + 1;
  }

  /** The end of the last day that ends in this period or, if none does, before it. */
  Instant endOfLastDay() {
    return last.plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.DAYS);
  }

  /** This period cut at the ends of the calendar's quarters. */
  List<Period> quarters() {
    List<Period> quarters = new ArrayList<>();
    Instant start = first;
    while (!start.isAfter(last)) {
      Instant next = startOfNextQuarter(start);
      Instant end = next.isAfter(last) ? last : next.minus(1, ChronoUnit.HOURS);
      quarters.add(new Period(start, end));
      start = next;
    }
    return quarters;
  }

  private static Instant startOfNextQuarter(Instant hour) {
    LocalDate date = LocalDate.ofInstant(hour, ZoneOffset.UTC);
    LocalDate start = date.with(IsoFields.DAY_OF_QUARTER, 1);
    return start.plusMonths(3).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  /** The quarter that this period is in, for file names: {@code 2024_Q1}. */
  String quarterName() {
    LocalDate date = LocalDate.ofInstant(first, ZoneOffset.UTC);
    return date.getYear() + "_Q" + date.get(IsoFields.QUARTER_OF_YEAR);
  }
}
