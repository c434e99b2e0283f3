package forewarn.console.maintenance;

import static forewarn.console.language.Words.t;

import forewarn.console.language.Words;
import forewarn.console.layout.Format;
import forewarn.operations.maintenance.MaintenanceWindow.Phase;
import forewarn.operations.maintenance.Occurrence;
import forewarn.operations.maintenance.Schedule;
import forewarn.operations.maintenance.Subtree;
import forewarn.operations.maintenance.Subtree.Level;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.stream.Collectors;

/** Windows in the reader's words. */
public final class WindowWords {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy");

  private WindowWords() {}

  /** For example {@code OLT OLT-ACE7E-01} or {@code the whole network}. */
  public static String part(Subtree subtree) {
    return part(subtree.level(), subtree.id());
  }

  /** For example {@code OLT OLT-ACE7E-01} or {@code the whole network}. */
  public static String part(Level level, String id) {
    return level == Level.NETWORK ? t("The whole network") : level(level) + " " + id;
  }

  static String level(Level level) {
    return switch (level) {
      case NETWORK -> t("The whole network");
      case REGION -> t("Region");
      case PROVINCE -> t("Province");
      case OLT -> "OLT";
      case CLUSTER -> t("Cluster");
    };
  }

  static String phase(Phase phase) {
    return switch (phase) {
      case CURRENT -> t("open now");
      case COMING -> t("coming");
      case PAST -> t("over");
    };
  }

  /** When it is open, by the clocks of its own zone. */
  static String schedule(Schedule schedule) {
    String when = schedule.start() + ", " + t("{0} min", schedule.minutes());
    String zone = schedule.zone().getId();
    if (!schedule.recurs()) {
      return t("once, {0} {1}, {2}", day(schedule.firstDay()), when, zone);
    }
    String days =
        schedule.weekdays().size() == DayOfWeek.values().length
            ? t("daily")
            : schedule.orderedWeekdays().stream()
                .map(WindowWords::weekday)
                .collect(Collectors.joining(" "));
    LocalDate last = schedule.lastDay();
    return last == null
        ? t("{0} {1}, {2}, from {3} on", days, when, zone, day(schedule.firstDay()))
        : t("{0} {1}, {2}, {3} to {4}", days, when, zone, day(schedule.firstDay()), day(last));
  }

  static String weekday(DayOfWeek day) {
    return day.getDisplayName(TextStyle.SHORT, Words.locale());
  }

  /** In the reader's zone. */
  public static String time(Occurrence time) {
    return Format.shortHour(time.from()) + " – " + Format.shortHour(time.until());
  }

  private static String day(LocalDate day) {
    return DAY.withLocale(Words.locale()).format(day);
  }
}
