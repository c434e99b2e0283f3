package forewarn.console.wall;

import forewarn.console.live.PredictionFeed;
import forewarn.console.live.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether predictions come in as they should. How long a pause may be follows from how long an hour
 * of data usually takes: some seconds with a simulator, an hour in a real network.
 *
 * @param kind {@code waiting}, {@code live} or {@code stopped}
 * @param newestAt when the newest prediction was made, by the wall clock; null before the first
 * @param error why the broker cannot be read; null while it can
 */
record StreamState(Kind kind, @Nullable Instant newestAt, @Nullable String error) {
  private static final Duration LEAST = Duration.ofSeconds(60);
  private static final Duration MOST = Duration.ofHours(3);
  private static final Duration OF_NOW = Duration.ofHours(6);
  private static final Duration REAL_PAUSE = Duration.ofHours(2);
  private static final int HOURS = 4;

  enum Kind {
    WAITING,
    LIVE,
    STOPPED
  }

  static StreamState of(PredictionFeed feed, Instant now) {
    Optional<Instant> newestAt = feed.newestAt();
    String error = feed.error().orElse(null);
    if (newestAt.isEmpty()) {
      return new StreamState(error == null ? Kind.WAITING : Kind.STOPPED, null, error);
    }
    Duration silence = Duration.between(newestAt.get(), now);
    boolean stopped = error != null || silence.compareTo(longestPause(feed, now)) > 0;
    return new StreamState(stopped ? Kind.STOPPED : Kind.LIVE, newestAt.get(), error);
  }

  private static Duration longestPause(PredictionFeed feed, Instant now) {
    int clusters = feed.watch().newestOfEachCluster().size();
    List<Received> newest =
        feed.recent().newestFrom(0, Math.max(1, HOURS * clusters)).predictions();
    Received first = newest.getFirst();
    Received last = newest.getLast();
    return longestPause(
        Duration.between(first.prediction().madeAt(), last.prediction().madeAt()),
        last.glance().epochHour() - first.glance().epochHour(),
        Duration.between(last.glance().hour(), now));
  }

  /**
   * Two hours of data's worth.
   *
   * @param took how long some hours of data took to come in
   * @param hours how many these were
   * @param behind how far the data's clock is behind the wall clock; a small difference means data
   *     of now, of which there is more once an hour even when a backlog has just come in at once
   */
  static Duration longestPause(Duration took, long hours, Duration behind) {
    if (behind.abs().compareTo(OF_NOW) < 0) {
      return REAL_PAUSE;
    }
    Duration two = hours < 1 ? LEAST : took.multipliedBy(2).dividedBy(hours);
    return two.compareTo(LEAST) < 0 ? LEAST : two.compareTo(MOST) > 0 ? MOST : two;
  }
}
