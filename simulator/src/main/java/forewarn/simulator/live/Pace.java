package forewarn.simulator.live;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Spreads the messages of an hour evenly over its time. A delay is not caught up with a burst: time
 * lost beyond a second is left out.
 */
final class Pace {
  private static final long MOST_DELAY_NANOS = Duration.ofSeconds(1).toNanos();

  private final CountDownLatch stop;
  private final Duration hour;
  private long dueAt = System.nanoTime();

  /**
   * @param stop ends all waiting when it reaches zero
   * @param hour how long a simulated hour takes
   */
  Pace(CountDownLatch stop, Duration hour) {
    this.stop = stop;
    this.hour = hour;
  }

  /** Waits for the time of the next of an hour's messages; false when it is to stop. */
  boolean awaitNext(int messagesInHour) throws InterruptedException {
    long now = System.nanoTime();
    if (now - dueAt > MOST_DELAY_NANOS) {
      dueAt = now;
    }
    boolean stopped = stop.await(dueAt - now, TimeUnit.NANOSECONDS);
    dueAt += hour.toNanos() / messagesInHour;
    return !stopped;
  }
}
