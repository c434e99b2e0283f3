package forewarn.console.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A query that somebody has run, or tried to.
 *
 * @param user who
 * @param durationMs wall clock, milliseconds
 * @param rows of the answer, or null when there was none
 * @param outcome {@code ANSWERED}, or the reason why not
 * @param message of the refusal, or null
 * @param use {@code QUERY} or {@code EXPORT}
 */
record PastQuery(
    String id,
    String user,
    String sql,
    Instant begunAt,
    long durationMs,
    @Nullable Long rows,
    boolean truncated,
    String outcome,
    @Nullable String message,
    String use) {
  static final String ANSWERED = "ANSWERED";
}
