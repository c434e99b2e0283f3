package forewarn.console.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The newest predictions in a ring. Readers keep their own place in it by number, so that any
 * number of them costs no memory and none can hold up the writer: who falls behind by more than the
 * ring's size has lost some and is told so. Thread-safe.
 */
public final class RecentPredictions {
  private final Received[] ring;
  private long next;

  RecentPredictions(int capacity) {
    this.ring = new Received[capacity];
  }

  /**
   * Some predictions, oldest first.
   *
   * @param predictions those asked for that are still there
   * @param next the number to go on from
   * @param lost how many have been overwritten before they were asked for
   */
  public record Batch(List<Received> predictions, long next, long lost) {
    public Batch {
      predictions = List.copyOf(predictions);
    }
  }

  synchronized void append(Glance glance, byte[] json) {
    ring[(int) (next % ring.length)] = new Received(next, glance, json);
    next++;
  }

  /** Wakes those that wait; called once per batch. */
  synchronized void announce() {
    notifyAll();
  }

  /** The number that the next prediction will have. */
  public synchronized long next() {
    return next;
  }

  /** The predictions from a number on, at most so many. */
  public synchronized Batch from(long number, int most) {
    long oldest = Math.max(0, next - ring.length);
    long first = Math.max(number, oldest);
    long end = Math.min(next, first + most);
    return new Batch(copy(first, end), end, first - number);
  }

  /** The newest predictions from a number on, at most so many; older ones are skipped. */
  public synchronized Batch newestFrom(long number, int most) {
    long first = Math.max(Math.max(number, next - ring.length), Math.max(0, next - most));
    return new Batch(copy(first, next), next, Math.max(0, first - number));
  }

  /** Waits until there is a prediction with this number or a later one. */
  public synchronized boolean await(long number, Duration timeout) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    for (long left = timeout.toNanos(); next <= number && left > 0; ) {
      wait(Math.max(1, left / 1_000_000));
      left = deadline - System.nanoTime();
    }
    return next > number;
  }

  private List<Received> copy(long first, long end) {
    List<Received> copy = new ArrayList<>((int) (end - first));
    for (long number = first; number < end; number++) {
      copy.add(ring[(int) (number % ring.length)]);
    }
    return copy;
  }
}
