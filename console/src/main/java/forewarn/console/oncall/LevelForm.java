package forewarn.console.oncall;

import static forewarn.console.language.Words.t;

import forewarn.operations.oncall.Level;
import forewarn.operations.oncall.Person;
import forewarn.operations.oncall.QuietHours;
import forewarn.operations.oncall.Rotation;
import forewarn.operations.oncall.Rotation.Turn;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The form of a level; Spring fills it from the fields of these names.
 *
 * @param order numbers of people in order; empty ones are left out
 */
record LevelForm(
    @Nullable Integer number,
    @Nullable String name,
    @Nullable String turn,
    @Nullable String first,
    @Nullable String handover,
    @Nullable String zone,
    @Nullable List<String> order,
    @Nullable String quietFrom,
    @Nullable String quietUntil) {

  /** What is wrong with it, one sentence each, in the reader's language. */
  List<String> problems(List<Person> people) {
    List<String> problems = new ArrayList<>();
    if (number == null || number < 1 || number > Level.HIGHEST) {
      problems.add(t("A level has a number from 1 to {0}.", Level.HIGHEST));
    }
    if (text(name).isEmpty()) {
      problems.add(t("A level needs a name."));
    }
    if (read(text(first), LocalDate::parse) == null) {
      problems.add(t("The first day is no day."));
    }
    if (read(text(handover), LocalTime::parse) == null) {
      problems.add(t("The time of the change is no time, such as 08:00."));
    }
    if (read(text(zone), ZoneId::of) == null) {
      problems.add(t("“{0}” is no time zone, such as Asia/Jakarta.", text(zone)));
    }
    List<Long> known = people.stream().map(Person::number).toList();
    List<Long> chosen = turns();
    if (chosen.isEmpty()) {
      problems.add(t("A level needs at least one person."));
    } else if (!known.containsAll(chosen)) {
      problems.add(t("Somebody of this level is not among the people any more."));
    }
    quietProblem(problems);
    return problems;
  }

  private void quietProblem(List<String> problems) {
    String from = text(quietFrom);
    String until = text(quietUntil);
    boolean times =
        read(from, LocalTime::parse) != null
            && read(until, LocalTime::parse) != null
            && !from.equals(until);
    if (!(from + until).isEmpty() && !times) {
      problems.add(t("Quiet hours need a beginning and another end, or neither."));
    }
  }

  private List<Long> turns() {
    return (order == null ? List.<String>of() : order)
        .stream().filter(one -> one.matches("[0-9]{1,18}")).map(Long::valueOf).toList();
  }

  /** What it says, once it has no problems. */
  Level level() {
    return new Level(
        Objects.requireNonNull(number),
        text(name),
        new Rotation(
            ZoneId.of(text(zone)),
            "weekly".equals(turn) ? Turn.WEEKLY : Turn.DAILY,
            LocalDate.parse(text(first)),
            LocalTime.parse(text(handover)),
            turns()),
        text(quietFrom).isEmpty()
            ? null
            : new QuietHours(LocalTime.parse(text(quietFrom)), LocalTime.parse(text(quietUntil))));
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }

  private static <T> @Nullable T read(String text, Function<String, T> reading) {
    try {
      return text.isEmpty() ? null : reading.apply(text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
