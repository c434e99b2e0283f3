package forewarn.operations.maintenance;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a window is open: once, or again and again. It begins by the clocks of a zone and lasts so
 * many minutes of real time: when clocks are put forward over its beginning it begins as much
 * later, when they are put back over it, at the first of the two times.
 *
 * @param firstDay the day of the only time, or from when on it recurs
 * @param lastDay the last day on which it may begin; null when it recurs for good or is only once
 * @param start by the clocks of the zone
 * @param minutes how long it is open
 * @param weekdays on which it begins; empty for only once
 */
public record Schedule(
    ZoneId zone,
    LocalDate firstDay,
    @Nullable LocalDate lastDay,
    LocalTime start,
    int minutes,
    Set<DayOfWeek> weekdays) {
  /** The longest that is open only once: two weeks. */
  public static final int MOST_MINUTES_ONCE = 14 * 24 * 60;

  /** The longest of one that recurs: a day. */
  public static final int MOST_MINUTES_RECURRING = 24 * 60;

  private static final int MINUTES_OF_DAY = 24 * 60;

  /**
   * @throws IllegalArgumentException when it is too long, never begins, or has a last day without
   *     recurring
   */
  public Schedule {
    weekdays = Set.copyOf(weekdays);
    int most = weekdays.isEmpty() ? MOST_MINUTES_ONCE : MOST_MINUTES_RECURRING;
    if (minutes < 1 || minutes > most) {
      throw new IllegalArgumentException(
          "Invalid minutes of a maintenance window: " + minutes + ", expected 1 to " + most);
    }
    if (lastDay != null && (weekdays.isEmpty() || lastDay.isBefore(firstDay))) {
      throw new IllegalArgumentException(
          "Invalid last day of a maintenance window: "
              + lastDay
              + (weekdays.isEmpty()
                  ? ", expected none for one that is open once"
                  : ", expected not before the first, " + firstDay));
    }
  }

  /** Open only once. */
  public static Schedule once(ZoneId zone, LocalDate day, LocalTime start, int minutes) {
    return new Schedule(zone, day, null, start, minutes, Set.of());
  }

  /** Whether it recurs. */
  public boolean recurs() {
    return !weekdays.isEmpty();
  }

  /** The time that is open at a moment; the one that lasts longest when two are. */
  public Optional<Occurrence> openAt(Instant at) {
    LocalDate today = LocalDate.ofInstant(at, zone);
    // Clocks move by a few hours at most.
    LocalDate day = today.minusDays(minutes / MINUTES_OF_DAY + 2L);
    Occurrence open = null;
    for (; !day.isAfter(today.plusDays(1)); day = day.plusDays(1)) {
      if (beginsOn(day) && occurrence(day).contains(at)) {
        open = occurrence(day);
      }
    }
    return Optional.ofNullable(open);
  }

  /** The times that are open at a moment or later, earliest first. */
  public List<Occurrence> from(Instant at, int most) {
    List<Occurrence> found = new ArrayList<>();
    LocalDate last = weekdays.isEmpty() ? firstDay : lastDay;
    LocalDate earliest = LocalDate.ofInstant(at, zone).minusDays(minutes / MINUTES_OF_DAY + 2L);
    LocalDate day = earliest.isAfter(firstDay) ? earliest : firstDay;
    while (found.size() < most && (last == null || !day.isAfter(last))) {
      if (beginsOn(day) && occurrence(day).until().isAfter(at)) {
        found.add(occurrence(day));
      }
      day = day.plusDays(1);
    }
    return found;
  }

  private boolean beginsOn(LocalDate day) {
    if (weekdays.isEmpty()) {
      return day.equals(firstDay);
    }
    return weekdays.contains(day.getDayOfWeek())
        && !day.isBefore(firstDay)
        && (lastDay == null || !day.isAfter(lastDay));
  }

  private Occurrence occurrence(LocalDate day) {
    Instant from = ZonedDateTime.of(day, start, zone).toInstant();
    return new Occurrence(from, from.plus(Duration.ofMinutes(minutes)));
  }

  /** The weekdays from Monday on. */
  public List<DayOfWeek> orderedWeekdays() {
    return weekdays.isEmpty() ? List.of() : List.copyOf(EnumSet.copyOf(weekdays));
  }
}
