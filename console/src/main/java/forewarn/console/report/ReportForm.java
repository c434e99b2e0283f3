package forewarn.console.report;

import static forewarn.console.language.Words.t;

import forewarn.operations.report.ReportFormat;
import forewarn.operations.report.ReportKind;
import forewarn.operations.report.ReportSchedule;
import forewarn.operations.tool.mail.Mailer;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What somebody has filled in about a report; what is wrong with it is said all at once. */
final class ReportForm {
  private final List<String> problems = new ArrayList<>();

  ReportKind kind(String key) {
    return ReportKind.of(key)
        .orElseGet(() -> {
          problems.add(t("There is no report '{0}'.", key));
          return ReportKind.DAILY_INCIDENTS;
        });
  }

  ReportFormat format(String key) {
    return ReportFormat.of(key)
        .orElseGet(() -> {
          problems.add(t("There is no format '{0}', only pdf and xlsx.", key));
          return ReportFormat.PDF;
        });
  }

  /** Addresses between commas, semicolons or spaces. */
  List<String> recipients(String text) {
    List<String> recipients =
        Arrays.stream(text.split("[,;\\s]+")).filter(one -> !one.isBlank()).toList();
    for (String one : recipients) {
      if (!Mailer.problems(List.of(one)).isEmpty()) {
        problems.add(t("'{0}' is no mail address.", one));
      }
    }
    return recipients;
  }

  void someRecipients(List<String> recipients) {
    if (recipients.isEmpty()) {
      problems.add(t("Name at least one mail address."));
    }
  }

  /**
   * @param day {@code daily}, or a day of the week in English
   */
  ReportSchedule.Rhythm rhythm(String day, String time, String zone) {
    return new ReportSchedule.Rhythm(
        day.equals("daily") ? null : weekday(day), time(time), zone(zone));
  }

  private DayOfWeek weekday(String day) {
    try {
      return DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      problems.add(t("'{0}' is neither daily nor a day of the week.", day));
      return DayOfWeek.MONDAY;
    }
  }

  private LocalTime time(String time) {
    try {
      return LocalTime.parse(time).withSecond(0).withNano(0);
    } catch (DateTimeException e) {
      problems.add(t("'{0}' is no time of the day, such as 07:00.", time));
      return LocalTime.NOON;
    }
  }

  ZoneId zone(String zone) {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      problems.add(t("'{0}' is no time zone, such as Asia/Jakarta.", zone));
      return ZoneOffset.UTC;
    }
  }

  List<String> problems() {
    return List.copyOf(problems);
  }
}
