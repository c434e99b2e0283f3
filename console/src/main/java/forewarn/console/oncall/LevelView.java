package forewarn.console.oncall;

import forewarn.operations.oncall.Level;
import forewarn.operations.oncall.OnCall;
import forewarn.operations.oncall.Person;
import forewarn.operations.oncall.Shift;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A level as the page shows it.
 *
 * @param now who is on call; null when nobody is
 * @param until when that ends; null when nobody is
 * @param next who comes then; null when nobody does within two weeks
 * @param standsIn whether whoever is on call does so for another
 * @param shifts of the coming two weeks
 */
public record LevelView(
    Level level,
    @Nullable Person now,
    @Nullable Instant until,
    @Nullable Person next,
    boolean standsIn,
    List<Shift> shifts) {
  static final Duration SHOWN = Duration.ofDays(14);

  public LevelView {
    shifts = List.copyOf(shifts);
  }

  static LevelView of(Level level, OnCall onCall, Instant now, Instant calendar) {
    // Far enough for the end of a weekly turn and whoever comes then.
    List<Shift> coming = onCall.shifts(level.number(), now, now.plus(SHOWN));
    @Nullable Shift current =
        coming.stream().filter(shift -> !shift.from().isAfter(now)).findFirst().orElse(null);
    @Nullable Shift next =
        coming.stream()
            .filter(shift ->
                shift != current && (current == null || shift.from().equals(current.until())))
            .findFirst()
            .orElse(null);
    return new LevelView(
        level,
        current == null ? null : onCall.person(current.person()).orElse(null),
        current == null ? null : current.until(),
        next == null ? null : onCall.person(next.person()).orElse(null),
        current != null && current.kind() == Shift.Kind.OVERRIDE,
        onCall.shifts(level.number(), calendar, calendar.plus(SHOWN)));
  }
}
