package forewarn.simulator.people;

import forewarn.simulator.day.Hours;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A customer's line at the end of a day.
 *
 * @param link state of the optical link as the OLT has it: Up, Down or Flapping
 * @param lastOnline when it last came back; when it is offline, when it was last seen
 * @param lastOffline null when nothing is known of the last weeks
 * @param offlineReason of the last interruption
 */
public record Connection(
    boolean online,
    String link,
    @Nullable LocalDateTime lastOnline,
    @Nullable LocalDateTime lastOffline,
    String offlineReason) {
  private static final int LATE_EVENING = 21;
  private static final double STALE_LINK_CHANCE = 0.02;

  static Connection after(List<CustomerDay> days, Hours precursors, SplittableRandom random) {
    LocalDate date = days.getLast().date();
    boolean stale = random.nextDouble() < STALE_LINK_CHANCE;
    boolean flapping = precursors.last() >= LATE_EVENING;
    String linkWhenOnline = flapping ? "Flapping" : stale ? "Down" : "Up";
    Interruption last = lastInterruption(days);
    if (last == null) {
      return new Connection(true, linkWhenOnline, null, null, Interruption.UNKNOWN);
    }
    boolean online = !last.until().isAfter(date.plusDays(1).atStartOfDay());
    return new Connection(
        online,
        online ? linkWhenOnline : "Down",
        online ? last.until() : last.from().minusHours(1),
        last.from(),
        last.reason());
  }

  static @Nullable Interruption lastInterruption(List<CustomerDay> days) {
    for (CustomerDay day : days.reversed()) {
      if (!day.interruptions().isEmpty()) {
        return day.interruptions().stream()
            .max(Comparator.comparing(Interruption::from))
            .orElseThrow();
      }
    }
    return null;
  }
}
