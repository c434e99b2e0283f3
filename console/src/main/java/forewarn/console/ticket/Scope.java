package forewarn.console.ticket;

import forewarn.console.filter.Filter;
import forewarn.warehouse.figure.Area;
import forewarn.warehouse.figure.Period;
import forewarn.warehouse.figure.Period.Span;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the pages of tickets are about: a part of the network, and the time that is chosen with the
 * days, weeks and months around its last day.
 */
record Scope(Extent extent, Period period, Area area) {
  private static final int MONTHS = 13;

  static Scope of(Filter filter, Extent extent) {
    return new Scope(
        extent,
        filter.period(extent.end()),
        new Area(filter.region(), filter.province(), /* cluster= */ null));
  }

  /** The last day of the period; "today" when it is the newest there is. */
  LocalDate lastDay() {
    return LocalDate.ofInstant(period.before().minusSeconds(1), ZoneOffset.UTC);
  }

  boolean isNewest() {
    return lastDay().equals(extent.newest());
  }

  /** The day, week or month that ends with the last day. */
  Period last(Span span) {
    return Period.of(span, lastDay(), period.before());
  }

  /**
   * The month of the last day and those before it, oldest first; a year and a month of them, but
   * none before the data.
   */
  List<Period> months() {
    YearMonth last = YearMonth.from(lastDay());
    return Stream.iterate(last.minusMonths(MONTHS - 1L), month -> month.plusMonths(1))
        .limit(MONTHS)
        .map(month -> Period.of(Span.MONTH, month.atDay(1), period.before()))
        .filter(month -> month.firstDay().equals(last.atDay(1)) || extent.meets(month))
        .toList();
  }

  /** The first day that any comparison of these needs. */
  LocalDate earliest() {
    return Stream.of(
            period.yearBefore(),
            period.previous(),
            last(Span.MONTH).yearBefore(),
            last(Span.WEEK).yearBefore(),
            months().getFirst())
        .map(Period::firstDay)
        .min(LocalDate::compareTo)
        .orElseThrow();
  }
}
