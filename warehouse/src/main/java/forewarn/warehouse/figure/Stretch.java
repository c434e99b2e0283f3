package forewarn.warehouse.figure;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Days of one month, or the first hours of a day: what periods are put together from. Most months
 * belong to many periods.
 *
 * @param from the first day
 * @param before the day after the last
 * @param until the first hour of the last day that no longer belongs to it; null for whole days
 */
record Stretch(LocalDate from, LocalDate before, @Nullable Instant until) {
  static final Comparator<Stretch> OLDEST_FIRST = Comparator.comparing(Stretch::from);
  private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  static Stretch days(LocalDate from, LocalDate before) {
    return new Stretch(from, before, null);
  }

  /** All there is before a day. */
  static Stretch upTo(LocalDate day) {
    return days(FIRST, day);
  }

  /** All there is of a day and after it. */
  static Stretch since(LocalDate day) {
    return days(day, LAST);
  }

  static Stretch ever() {
    return days(FIRST, LAST);
  }

  /** Those of a period, oldest first. */
  static List<Stretch> of(Period period) {
    List<Stretch> stretches = new ArrayList<>();
    LocalDate last = LocalDate.ofInstant(period.before(), ZoneOffset.UTC);
    stretches.addAll(ofDays(period.firstDay(), last));
    if (!LocalTime.ofInstant(period.before(), ZoneOffset.UTC).equals(LocalTime.MIDNIGHT)) {
      stretches.add(new Stretch(last, last.plusDays(1), period.before()));
    }
    return stretches;
  }

  /** Those of some days, oldest first. */
  static List<Stretch> ofDays(LocalDate from, LocalDate before) {
    List<Stretch> stretches = new ArrayList<>();
    LocalDate day = from;
    while (day.isBefore(before)) {
      LocalDate month = day.withDayOfMonth(1).plusMonths(1);
      LocalDate end = month.isBefore(before) ? month : before;
      stretches.add(days(day, end));
      day = end;
    }
    return stretches;
  }

  /** The first day of its month. */
  LocalDate month() {
    return from.withDayOfMonth(1);
  }

  boolean isMonth() {
    return until == null && from.equals(month()) && before.equals(from.plusMonths(1));
  }
}
