package forewarn.warehouse.load;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the loader is doing. Counters are since start: records received = recordsLoaded +
 * predictionsLoaded + deadLetters.
 *
 * @param lag records in the topics that are not loaded yet
 * @param recordsPerSecond loaded in the last seconds
 * @param skipped records the broker deleted before they could be loaded
 * @param error why nothing is loaded at present, or null
 * @param lastCommit wall clock time of the newest commit
 */
public record LoadStatus(
    boolean running,
    long recordsLoaded,
    long predictionsLoaded,
    long deadLetters,
    long lag,
    double recordsPerSecond,
    long skipped,
    @Nullable String error,
    @Nullable Instant lastCommit) {}
