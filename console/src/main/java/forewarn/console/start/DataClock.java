package forewarn.console.start;

import java.time.Instant;
import java.time.InstantSource;

/**
 * What "now" is to the data: the wall clock for a real network, the simulator's time, as it tells
 * it, for a simulated one. Thread-safe.
 */
final class DataClock implements InstantSource {
  private final boolean simulated;
  private volatile Instant simulatedTime = Settings.HISTORY_END;
  private volatile boolean told;

  DataClock(Settings settings) {
    this.simulated = settings.simulator();
  }

  @Override
  public Instant instant() {
    return simulated ? simulatedTime : Instant.now();
  }

  /**
   * The time of what arrives now. Beside a simulated network that is behind the wall clock, files
   * of a real one may be imported too.
   */
  Instant arrival() {
    Instant wallClock = Instant.now();
    return instant().isAfter(wallClock) ? instant() : wallClock;
  }

  /** Whether it is more than a guess: before the simulator has told the time, it is not. */
  boolean isKnown() {
    return !simulated || told;
  }

  /** The simulator has begun an hour. */
  void tell(Instant hour) {
    simulatedTime = hour;
    told = true;
  }
}
