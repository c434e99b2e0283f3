package forewarn.console.oncall;

import forewarn.console.language.Words;
import forewarn.operations.oncall.Person;
import forewarn.operations.oncall.Shift;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Two weeks of on-call as a drawing, from the midnight before now on, in the reader's zone.
 *
 * @param days the lines between days
 * @param rows one for each level
 * @param now where now is
 */
public record DutyCalendar(List<Day> days, List<Row> rows, double now) {
  /** Units of the drawing. */
  public static final int WIDTH = 1400;

  /** Where the days begin. */
  public static final int HEAD = 30;

  /** Height of a level. */
  public static final int ROW = 44;

  private static final int COLOURS = 6;
  private static final int CHARACTER = 9;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d");

  /** A day's beginning. */
  public record Day(double x, String label) {}

  /** A level. */
  public record Row(String label, double y, List<Bar> bars) {}

  /**
   * A shift.
   *
   * @param colour a class of the style sheet
   * @param label the person's name, as much as fits
   * @param said person and times
   */
  public record Bar(double x, double width, String colour, String label, String said) {}

  static Instant begin(Instant now) {
    return now.atZone(Words.zone()).truncatedTo(ChronoUnit.DAYS).toInstant();
  }

  static DutyCalendar of(List<LevelView> levels, Map<Long, Person> people, Instant now) {
    Instant begin = begin(now);
    List<Day> days = new ArrayList<>();
    ZonedDateTime day = begin.atZone(Words.zone());
    for (int i = 0; i < LevelView.SHOWN.toDays(); i++) {
      days.add(new Day(x(day.toInstant(), begin), DAY.withLocale(Words.locale()).format(day)));
      day = day.plusDays(1);
    }
    List<Long> order = people.keySet().stream().sorted().toList();
    List<Row> rows = new ArrayList<>();
    for (LevelView view : levels) {
      List<Bar> bars =
          view.shifts().stream().map(shift -> bar(shift, people, order, begin)).toList();
      rows.add(
          new Row(
              view.level().number() + " " + view.level().name(),
              HEAD + (double) ROW * rows.size(),
              bars));
    }
    return new DutyCalendar(days, rows, x(now, begin));
  }

  private static Bar bar(Shift shift, Map<Long, Person> people, List<Long> order, Instant begin) {
    double x = x(shift.from(), begin);
    double width = x(shift.until(), begin) - x;
    Person person = people.get(shift.person());
    String name = person == null ? "?" : person.name();
    int fits = (int) (width / CHARACTER) - 1;
    String label = name.length() <= fits ? name : fits > 2 ? name.substring(0, fits - 1) + "…" : "";
    String colour = "who-" + Math.floorMod(order.indexOf(shift.person()), COLOURS);
    return new Bar(
        x,
        Math.max(1, width - 2),
        shift.kind() == Shift.Kind.OVERRIDE ? colour + " override" : colour,
        label,
        name + ", " + DutyWords.span(shift.from(), shift.until()));
  }

  private static double x(Instant at, Instant begin) {
    return Math.round(
            10.0 * WIDTH * Duration.between(begin, at).toMinutes() / LevelView.SHOWN.toMinutes())
        / 10.0;
  }

  /** Units of the drawing. */
  public int height() {
    return HEAD + ROW * rows.size();
  }
}
