package forewarn.console.figure;

import static forewarn.console.language.Words.t;

import forewarn.console.language.Words;
import forewarn.console.layout.Format;
import forewarn.warehouse.figure.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Periods of the data in words: days and months are UTC, as the data, and hours say so. */
public final class When {
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("LLLL yyyy");
  private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("d MMM");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private When() {}

  /**
   * For example {@code 2024}, {@code December 2024}, {@code 1–15 Dec 2024}, or, where the last day
   * is cut, {@code 1–15 Dec 2024, to 10:00 UTC}.
   */
  public static String text(Period period) {
    LocalDateTime before = LocalDateTime.ofInstant(period.before(), ZoneOffset.UTC);
    LocalDate last = before.minusNanos(1).toLocalDate();
    if (!before.toLocalTime().equals(LocalTime.MIDNIGHT)) {
      return period.firstDay().equals(last)
          ? Format.day(last) + ", 00:00–" + TIME.format(before) + " UTC"
          : t("{0}, to {1} UTC", days(period.firstDay(), last), TIME.format(before));
    }
    if (!period.isPartial() && period.span() == Period.Span.YEAR) {
      return String.valueOf(last.getYear());
    }
    return !period.isPartial() && period.span() == Period.Span.MONTH
        ? MONTH.withLocale(Words.locale()).format(last)
        : days(period.firstDay(), last);
  }

  /** The days from one to another, what they share said once. */
  private static String days(LocalDate first, LocalDate last) {
    if (first.equals(last)) {
      return Format.day(last);
    } else if (first.getYear() != last.getYear()) {
      return Format.day(first) + " – " + Format.day(last);
    }
    return first.getMonth() == last.getMonth()
        ? first.getDayOfMonth() + "–" + Format.day(last)
        : SHORT_DAY.withLocale(Words.locale()).format(first) + " – " + Format.day(last);
  }

  /**
   * How new the data is: its newest hour in the reader's zone, and in UTC, which the periods are
   * of, where that is another one.
   */
  public static String newestHour(Instant dataEnd) {
    Instant start = dataEnd.minus(Duration.ofHours(1));
    String own =
        t(
            "newest hour {0}–{1} {2}",
            Format.hour(start), time(dataEnd, Words.zone()), Format.zone());
    return Format.zone().equals("UTC")
        ? own
        : own + " (" + time(start, ZoneOffset.UTC) + "–" + time(dataEnd, ZoneOffset.UTC) + " UTC)";
  }

  private static String time(Instant instant, ZoneId zone) {
    return TIME.format(instant.atZone(zone));
  }
}
