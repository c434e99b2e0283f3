package forewarn.console.report;

import static forewarn.console.language.Words.t;

import forewarn.console.layout.Format;
import forewarn.operations.report.ReportKind;
import forewarn.operations.report.ReportSchedule;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/** Words of the page of reports. */
public final class ReportsView {
  private static final double KILOBYTE = 1000;

  private ReportsView() {}

  /** What a kind of report is called. */
  public static String title(ReportKind kind) {
    return switch (kind) {
      case DAILY_INCIDENTS -> t("Daily incident digest");
      case WEEKLY_NETWORK -> t("Weekly network health");
      case MODEL_PERFORMANCE -> t("Model performance");
    };
  }

  /** What a kind of report is about. */
  public static String about(ReportKind kind) {
    return switch (kind) {
      case DAILY_INCIDENTS -> t("Incidents opened, ended and open in the last 24 hours.");
      case WEEKLY_NETWORK -> t("The last seven days of data beside the week before.");
      case MODEL_PERFORMANCE -> t("How well outages were foreseen in the last 28 days of data.");
    };
  }

  /** When a schedule is due, in words and in its own zone. */
  public static String rhythm(ReportSchedule.Rhythm rhythm, Locale language) {
    DayOfWeek weekday = rhythm.weekday();
    return weekday == null
        ? t("daily at {0}, {1}", rhythm.time(), rhythm.zone().getId())
        : t(
            "{0} at {1}, {2}",
            weekday.getDisplayName(TextStyle.FULL_STANDALONE, language),
            rhythm.time(),
            rhythm.zone().getId());
  }

  /** For example {@code 84 kB}. */
  public static String size(long bytes) {
    return bytes < KILOBYTE * KILOBYTE
        ? Format.number(Math.ceil(bytes / KILOBYTE), 0) + " kB"
        : Format.number(bytes / KILOBYTE / KILOBYTE, 1) + " MB";
  }

  /** The days of the week, Monday first. */
  public static List<DayOfWeek> weekdays() {
    return List.of(DayOfWeek.values());
  }
}
