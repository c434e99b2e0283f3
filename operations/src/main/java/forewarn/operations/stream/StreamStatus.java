package forewarn.operations.stream;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the incident stream is doing.
 *
 * @param running whether it follows the topics
 * @param taken messages taken since the start
 * @param refused messages that were none, kept in {@code dead_letters}
 * @param published incident events told to the topic since the start
 * @param lag messages that wait
 * @param lastAt when it last had a look, wall clock; null before the first
 * @param error what it last failed of; null when it does not
 */
public record StreamStatus(
    boolean running,
    long taken,
    long refused,
    long published,
    long lag,
    @Nullable Instant lastAt,
    @Nullable String error) {

  record Step(int taken, int refused, int published, long lag) {}

  StreamStatus after(Step step, Instant now) {
    return new StreamStatus(
        true,
        taken + step.taken(),
        refused + step.refused(),
        published + step.published(),
        step.lag(),
        now,
        null);
  }

  StreamStatus failed(String why) {
    return new StreamStatus(false, taken, refused, published, lag, lastAt, why);
  }

  StreamStatus ended() {
    return new StreamStatus(false, taken, refused, published, lag, lastAt, error);
  }
}
