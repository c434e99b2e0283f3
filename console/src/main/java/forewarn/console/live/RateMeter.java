package forewarn.console.live;

import java.time.InstantSource;

/** Counts per second over the last ten whole seconds. Thread-safe. */
final class RateMeter {
  private static final int SECONDS = 10;

  private final InstantSource clock;
  private final long[] counts = new long[SECONDS + 1];
  private long newest;

  RateMeter(InstantSource clock) {
    this.clock = clock;
    this.newest = second();
  }

  synchronized void add(long count) {
    advance();
    counts[slot(newest)] += count;
  }

  synchronized double perSecond() {
    advance();
    long sum = 0;
    for (long second = newest - SECONDS; second < newest; second++) {
      sum += counts[slot(second)];
    }
    return (double) sum / SECONDS;
  }

  private void advance() {
    long now = second();
    for (long second = Math.max(newest + 1, now - SECONDS); second <= now; second++) {
      counts[slot(second)] = 0;
    }
    newest = Math.max(newest, now);
  }

  private long second() {
    return clock.instant().getEpochSecond();
  }

  private static int slot(long second) {
    return (int) Math.floorMod(second, (long) SECONDS + 1);
  }
}
