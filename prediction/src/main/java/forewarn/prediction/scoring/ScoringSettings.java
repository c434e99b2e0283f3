package forewarn.prediction.scoring;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Where and how the stream is scored.
 *
 * @param bootstrapServers of the broker
 * @param stateDirectory of this instance, kept between starts
 * @param applicationId instances with the same one share the work
 * @param threads of this instance
 * @param commitInterval how often results become visible together
 * @param clock for the time a prediction is made
 */
public record ScoringSettings(
    String bootstrapServers,
    Path stateDirectory,
    String applicationId,
    int threads,
    Duration commitInterval,
    InstantSource clock) {

  public static final String APPLICATION_ID = "forewarn-scoring";

  /** One thread, visible every 100 ms, wall clock. */
  public static ScoringSettings of(String bootstrapServers, Path stateDirectory) {
    return new ScoringSettings(
        bootstrapServers,
        stateDirectory,
        APPLICATION_ID,
        1,
        Duration.ofMillis(100),
        InstantSource.system());
  }
}
