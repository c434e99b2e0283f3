package forewarn.console.maintenance;

import static forewarn.console.language.Words.t;

import forewarn.operations.maintenance.MaintenanceWindows;
import forewarn.operations.maintenance.Schedule;
import forewarn.operations.maintenance.Subtree;
import forewarn.operations.maintenance.Subtree.Level;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The form of a new window, as it is filled in; Spring fills it from the fields of these names.
 *
 * @param days the weekdays on which it recurs; none when it is open once
 */
public record WindowForm(
    String title,
    String part,
    String place,
    String zone,
    String first,
    String last,
    String start,
    String minutes,
    List<String> days) {

  public WindowForm {
    title = text(title);
    part = text(part);
    place = text(place);
    zone = text(zone);
    first = text(first);
    last = text(last);
    start = text(start);
    minutes = text(minutes);
    days = days == null ? List.of() : List.copyOf(days);
  }

  // Fields that a request leaves out are null.
  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }

  /** An empty one. */
  static WindowForm blank(ZoneId zone, LocalDate today) {
    return new WindowForm(
        "", "cluster", "", zone.getId(), today.toString(), "", "23:00", "120", List.of());
  }

  /** What is wrong with it, by field, in the reader's language; empty when nothing is. */
  Map<String, String> problems(Map<Level, List<String>> places, Instant now) {
    Map<String, String> problems = new LinkedHashMap<>();
    if (title.isEmpty() || title.length() > MaintenanceWindows.LONGEST_TITLE) {
      problems.put(
          "title",
          t("needs 1 to {0} characters", String.valueOf(MaintenanceWindows.LONGEST_TITLE)));
    }
    place(places, problems);
    if (read(zone, ZoneId::of) == null) {
      problems.put("zone", t("is no time zone, such as Asia/Jakarta"));
    }
    LocalDate from = read(first, LocalDate::parse);
    if (from == null) {
      problems.put("first", t("is no day"));
    }
    LocalDate to = read(last, LocalDate::parse);
    if (!last.isEmpty() && to == null) {
      problems.put("last", t("is no day"));
    } else if (!last.isEmpty() && days.isEmpty()) {
      problems.put(
          "last", t("only for a window that recurs: choose its weekdays, or leave it empty"));
    } else if (to != null && from != null && to.isBefore(from)) {
      problems.put("last", t("is before the first day"));
    }
    if (read(start, LocalTime::parse) == null) {
      problems.put("start", t("is no time, such as 23:00"));
    }
    Integer length = read(minutes, Integer::valueOf);
    int most = days.isEmpty() ? Schedule.MOST_MINUTES_ONCE : Schedule.MOST_MINUTES_RECURRING;
    if (length == null || length < 1 || length > most) {
      problems.put("minutes", t("must be 1 to {0} minutes", String.valueOf(most)));
    }
    if (problems.isEmpty() && schedule().from(now, 1).isEmpty()) {
      problems.put("first", t("is over: the window would never be open"));
    }
    return problems;
  }

  private void place(Map<Level, List<String>> places, Map<String, String> problems) {
    Level level = read(part, Level::of);
    if (level == null) {
      problems.put("part", t("is none of those there are"));
    } else if (level != Level.NETWORK) {
      List<String> known = places.getOrDefault(level, List.of());
      if (place.isEmpty()) {
        problems.put("place", t("is missing"));
      } else if (!known.isEmpty() && known.stream().noneMatch(place::equalsIgnoreCase)) {
        problems.put("place", t("is not in the network plan"));
      }
    }
  }

  /** What it says, once it has no problems. */
  Subtree subtree() {
    Level level = Level.of(part);
    return new Subtree(level, level == Level.NETWORK ? "" : place);
  }

  /** When it is open, once it has no problems. */
  Schedule schedule() {
    Set<DayOfWeek> weekdays =
        Arrays.stream(DayOfWeek.values())
            .filter(day -> days.contains(day.name()))
            .collect(Collectors.toUnmodifiableSet());
    return new Schedule(
        ZoneId.of(zone),
        LocalDate.parse(first),
        last.isEmpty() ? null : LocalDate.parse(last),
        LocalTime.parse(start),
        Integer.parseInt(minutes),
        weekdays);
  }

  private static <T> @Nullable T read(String text, Function<String, T> reading) {
    try {
      return text.isEmpty() ? null : reading.apply(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      return null;
    }
  }
}
