package forewarn.prediction.scoring;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** How fast a count grows, over about the last ten seconds in which it was asked for. */
final class Rate {
  private static final long WINDOW_NANOS = 10_000_000_000L;

  private final LongSupplier count;
  private final Deque<Sample> samples = new ArrayDeque<>();

  private record Sample(long nanos, long count) {}

  Rate(LongSupplier count) {
    this.count = count;
    samples.add(new Sample(System.nanoTime(), count.getAsLong()));
  }

  synchronized double perSecond() {
    Sample now = new Sample(System.nanoTime(), count.getAsLong());
    samples.add(now);
    while (samples.size() > 2 && now.nanos - samples.getFirst().nanos > WINDOW_NANOS) {
      samples.removeFirst();
    }
    Sample then = samples.getFirst();
    double seconds = (now.nanos - then.nanos) / 1e9;
    return seconds == 0 ? 0 : (now.count - then.count) / seconds;
  }
}
