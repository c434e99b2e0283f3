package forewarn.operations.report;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A report that is made again and again.
 *
 * @param number from 1
 * @param recipients addresses it is mailed to; may be none
 * @param enabled whether it is made
 * @param madeBy who set it up
 * @param due for when it is made next
 * @param next when that is tried: at {@code due}, or later when it has failed
 * @param last when it was last made, or was tried to be; null when never
 * @param lastOutcome what came of it, in words; null when it never was
 */
public record ReportSchedule(
    long number,
    ReportKind kind,
    ReportFormat format,
    Rhythm rhythm,
    Locale language,
    List<String> recipients,
    boolean enabled,
    String madeBy,
    Instant due,
    Instant next,
    int attempts,
    @Nullable Instant last,
    @Nullable String lastOutcome) {

  public ReportSchedule {
    recipients = List.copyOf(recipients);
  }

  /** What the audit calls it. */
  public String id() {
    return "report schedule " + number;
  }

  /**
   * When: each day, or each week on one day, at a local time.
   *
   * @param weekday null for each day
   */
  public record Rhythm(@Nullable DayOfWeek weekday, LocalTime time, ZoneId zone) {

    /**
     * The first moment after another one. A time that the clock skips is the one after the gap; a
     * time that it shows twice is the first.
     */
    public Instant after(Instant moment) {
      ZonedDateTime local = moment.atZone(zone);
      for (int days = 0; ; days++) {
        ZonedDateTime day = local.plusDays(days);
        if (weekday != null) {
          day = local.with(TemporalAdjusters.nextOrSame(weekday)).plusWeeks(days);
        }
        Instant found =
            ZonedDateTime.of(day.toLocalDate(), time, zone)
                .withEarlierOffsetAtOverlap()
                .toInstant();
        if (found.isAfter(moment)) {
          return found;
        }
      }
    }
  }
}
