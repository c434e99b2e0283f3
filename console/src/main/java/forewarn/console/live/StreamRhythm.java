package forewarn.console.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * How long the stream is usually silent. Records come hour by hour of the data, and hours come as
 * fast as the source makes them: every hour from a network, every few seconds from a replay. So the
 * time from one hour to the next is learned from the newest hours. Thread-safe.
 */
final class StreamRhythm {
  private static final int REMEMBERED = 12;
  private static final int FEWEST = 2;
  // As a network reports, until it is known better.
  private static final Duration ASSUMED = Duration.ofHours(1);

  private final Deque<Duration> between = new ArrayDeque<>();
  private long newestHour = Long.MIN_VALUE;
  private Instant begun = Instant.EPOCH;

  /**
   * Takes in how far the data is.
   *
   * @param epochHour of the data
   * @param at when its newest record came; the broker's time, so that catching up after a restart
   *     teaches the same
   */
  synchronized void add(long epochHour, Instant at) {
    if (epochHour <= newestHour) {
      return;
    }
    if (newestHour != Long.MIN_VALUE && !at.isBefore(begun)) {
      between.addLast(Duration.between(begun, at).dividedBy(epochHour - newestHour));
      if (between.size() > REMEMBERED) {
        between.removeFirst();
      }
    }
    newestHour = epochHour;
    begun = at;
  }

  /**
   * The usual time between two hours: the middle one of the newest, or the last one when it is
   * longer, for a source that becomes slower is not one that has stopped.
   */
  synchronized Duration usual() {
    if (between.size() < FEWEST) {
      return ASSUMED;
    }
    List<Duration> sorted = between.stream().sorted().toList();
    Duration middle = sorted.get(sorted.size() / 2);
    Duration last = between.getLast();
    return last.compareTo(middle) > 0 ? last : middle;
  }
}
