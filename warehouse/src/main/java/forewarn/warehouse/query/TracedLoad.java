package forewarn.warehouse.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a row of bronze got in.
 *
 * @param rowNumber its place in the load
 * @param file name of the file; null for the archived stream
 * @param contentHash SHA-256 of the file; null for the archived stream
 * @param loadedAt wall clock
 */
public record TracedLoad(
    long loadNumber,
    long rowNumber,
    @Nullable String file,
    @Nullable String contentHash,
    @Nullable Instant loadedAt) {}
