package forewarn.operations.oncall;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * People who take turns. A turn ends when the next begins, at the same time by the clocks of a
 * zone, so that turns over a change of the clocks are an hour shorter or longer.
 *
 * @param firstDay on which the first person's first turn begins; weekly turns begin on its weekday
 * @param handover when turns begin
 * @param people their numbers in order; nobody is on call when there are none
 */
public record Rotation(
    ZoneId zone, Turn turn, LocalDate firstDay, LocalTime handover, List<Long> people) {

  /** How long a turn is. */
  public enum Turn {
    DAILY(1),
    WEEKLY(7);

    private final int days;

    Turn(int days) {
      this.days = days;
    }
  }

  public Rotation {
    people = List.copyOf(people);
  }

  /** Whose turn it is at a moment; empty before the first. */
  public Optional<Shift> at(Instant at) {
    if (people.isEmpty()) {
      return Optional.empty();
    }
    LocalDate today = LocalDate.ofInstant(at, zone);
    // The turn that begins today may be still to come.
    long turns = Math.floorDiv(ChronoUnit.DAYS.between(firstDay, today), (long) turn.days) + 1;
    while (begin(turns).isAfter(at)) {
      turns--;
    }
    return turns < 0
        ? Optional.empty()
        : Optional.of(
            new Shift(
                people.get((int) (turns % people.size())),
                begin(turns),
                begin(turns + 1),
                Shift.Kind.TURN));
  }

  /** The turns that touch a time, in order. */
  List<Shift> during(Instant from, Instant until) {
    List<Shift> found = new ArrayList<>();
    Instant at = from.isBefore(begin(0)) ? begin(0) : from;
    while (at.isBefore(until)) {
      Optional<Shift> shift = at(at);
      if (shift.isEmpty()) {
        break;
      }
      found.add(shift.get());
      at = shift.get().until();
    }
    return found;
  }

  private Instant begin(long turns) {
    return ZonedDateTime.of(firstDay.plusDays(turns * turn.days), handover, zone).toInstant();
  }
}
