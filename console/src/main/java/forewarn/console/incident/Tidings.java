package forewarn.console.incident;

import forewarn.operations.event.EventLog;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Wakes those up who wait for something to happen. Thread-safe. */
@Component
class Tidings {
  private final Object lock = new Object();
  private long newest;

  Tidings(EventLog events) {
    events.whenAppended(this::tell);
  }

  private void tell(long sequence) {
    synchronized (lock) {
      newest = Math.max(newest, sequence);
      lock.notifyAll();
    }
  }

  /** Waits until there are events behind a place, or for a while. */
  void await(long sequence, Duration most) throws InterruptedException {
    long deadline = System.nanoTime() + most.toNanos();
    synchronized (lock) {
      long left = most.toMillis();
      while (newest <= sequence && left > 0) {
        lock.wait(left);
        left = (deadline - System.nanoTime()) / 1_000_000;
      }
    }
  }
}
