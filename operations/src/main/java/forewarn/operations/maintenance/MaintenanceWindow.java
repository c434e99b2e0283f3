package forewarn.operations.maintenance;

import forewarn.operations.alarm.AlarmPlace;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Work on a part of the network, whose alarms are kept quiet while it lasts.
 *
 * @param number from 1; people and alarms say {@link #id()}
 * @param title what is done, in its maker's words
 * @param madeBy user
 * @param made wall clock
 * @param ended when somebody ended it before its time, wall clock; null when nobody has. It keeps
 *     nothing quiet from then on
 * @param endedBy user; null when nobody has
 */
public record MaintenanceWindow(
    long number,
    String title,
    Subtree subtree,
    Schedule schedule,
    String madeBy,
    Instant made,
    @Nullable Instant ended,
    @Nullable String endedBy) {

  /** Where a window is in its life. */
  public enum Phase {
    /** Open now. */
    CURRENT,
    /** Not open, and it will be. */
    COMING,
    /** Ended, or it will not be open again. */
    PAST
  }

  /** As people and alarms name it: {@code MW-17}. */
  public String id() {
    return "MW-" + number;
  }

  /** The time for which it keeps alarms of a place at a moment quiet. */
  Optional<Occurrence> silence(AlarmPlace place, Instant at) {
    return ended == null && subtree.contains(place) ? schedule.openAt(at) : Optional.empty();
  }

  /** The next time it is open, or the one that is now. */
  public Optional<Occurrence> next(Instant now) {
    return ended != null ? Optional.empty() : schedule.from(now, 1).stream().findFirst();
  }

  /** Where it is in its life. */
  public Phase phase(Instant now) {
    return next(now)
        .map(next -> next.contains(now) ? Phase.CURRENT : Phase.COMING)
        .orElse(Phase.PAST);
  }
}
