package forewarn.warehouse.figure;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * A day, week, month or year of the data, UTC, or as much of it as there is yet. Its comparisons
 * are of like length: eleven days and five hours of a month are compared with the first eleven days
 * and five hours of another one.
 *
 * @param from the first hour
 * @param before the end: the first hour that no longer belongs to it
 */
public record Period(Span span, Instant from, Instant before) {

  /** A span of the calendar. */
  public enum Span {
    DAY,
    WEEK,
    MONTH,
    YEAR;

    LocalDate first(LocalDate day) {
      return switch (this) {
        case DAY -> day;
        case WEEK -> day.minusDays(day.getDayOfWeek().getValue() - 1L);
        case MONTH -> day.withDayOfMonth(1);
        case YEAR -> day.withDayOfYear(1);
      };
    }

    LocalDate plus(LocalDate first, int count) {
      return switch (this) {
        case DAY -> first.plusDays(count);
        case WEEK -> first.plusWeeks(count);
        case MONTH -> first.plusMonths(count);
        case YEAR -> first.plusYears(count);
      };
    }
  }

  /**
   * The span a day lies in.
   *
   * @param dataEnd the end of the newest hour of the data, where a span that still goes on is cut
   */
  public static Period of(Span span, LocalDate day, Instant dataEnd) {
    LocalDate first = span.first(day);
    Instant from = start(first);
    Instant whole = start(span.plus(first, 1));
    boolean goesOn = dataEnd.isAfter(from) && dataEnd.isBefore(whole);
    return new Period(span, from, goesOn ? dataEnd : whole);
  }

  /** Whether its span has not ended yet. */
  public boolean isPartial() {
    return before.isBefore(end());
  }

  public Duration length() {
    return Duration.between(from, before);
  }

  public LocalDate firstDay() {
    return LocalDate.ofInstant(from, ZoneOffset.UTC);
  }

  /** The like part of the span of this kind before it. */
  public Period previous() {
    return shifted(span.plus(firstDay(), -1));
  }

  /** The like part of the same month, or of the week or day of that date, in the year before. */
  public Period yearBefore() {
    return shifted(span.first(firstDay().minusYears(1)));
  }

  private Period shifted(LocalDate first) {
    Instant start = start(first);
    Instant whole = start(span.plus(first, 1));
    if (!isPartial()) {
      return new Period(span, start, whole);
    }
    // A year's part ends on the same date, whether or not there was a 29 February.
    Instant like =
        span == Span.YEAR
            ? LocalDateTime.ofInstant(before, ZoneOffset.UTC)
                .minusYears(1)
                .toInstant(ZoneOffset.UTC)
            : start.plus(length());
    return new Period(span, start, like.isBefore(whole) ? like : whole);
  }

  private Instant end() {
    return start(span.plus(firstDay(), 1));
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
