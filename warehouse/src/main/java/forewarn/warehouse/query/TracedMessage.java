package forewarn.warehouse.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message of the stream.
 *
 * @param at Kafka's time of the message; null once it was dropped from the stream table
 * @param metadata as it was received, JSON; null once it was dropped
 * @param content as it was sent, JSON; null once it was dropped
 */
public record TracedMessage(
    String topic,
    int partition,
    long offset,
    @Nullable Instant at,
    @Nullable String metadata,
    @Nullable String content) {}
