package forewarn.console.start;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of the preparation, as shown on the terminal and on the page.
 *
 * @param name in words, for example {@code History}
 * @param state where it stands
 * @param detail what is being done or was done, in words; the reason when it failed
 * @param done how much of {@code total} is done, in the stage's own unit
 * @param total 0 when unknown
 * @param startedAt wall clock; null while waiting
 * @param took null until it has ended
 */
public record Stage(
    String name,
    State state,
    String detail,
    long done,
    long total,
    @Nullable Instant startedAt,
    @Nullable Duration took) {

  public enum State {
    WAITING,
    RUNNING,
    DONE,
    FAILED
  }

  static Stage waiting(String name) {
    return new Stage(name, State.WAITING, "", 0, 0, null, null);
  }

  /** Percent done, or -1 when the total is unknown. */
  public int percent() {
    return total <= 0 ? -1 : (int) Math.min(100, 100 * done / total);
  }
}
