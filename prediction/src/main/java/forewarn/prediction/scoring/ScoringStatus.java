package forewarn.prediction.scoring;

import org.jspecify.annotations.Nullable;

/**
 * How scoring is doing.
 *
 * @param running whether records are being scored, or would be if some came
 * @param state in the words of Kafka Streams
 * @param scored records since start
 * @param skipped unreadable records since start
 * @param recordsPerSecond over the last seconds
 * @param threadsReplaced threads that failed and were started anew
 * @param lastError the newest failure, or null
 * @param challengerFailures records since start that the challenger could not score; the champion
 *     did
 * @param challengerError the newest of these, or null
 */
public record ScoringStatus(
    boolean running,
    String state,
    long scored,
    long skipped,
    double recordsPerSecond,
    long threadsReplaced,
    @Nullable String lastError,
    long challengerFailures,
    @Nullable String challengerError) {}
