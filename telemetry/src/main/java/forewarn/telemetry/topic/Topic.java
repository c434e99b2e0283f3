package forewarn.telemetry.topic;

import java.time.Duration;

/**
 * A Kafka topic: what flows in it and how long it is kept.
 *
 * @param name as in the broker
 * @param key what the key is
 * @param value what the value is
 * @param cleanup what happens to old messages
 * @param retention how long messages are kept; a compacted topic keeps the newest of each key for
 *     ever
 */
public record Topic(String name, String key, String value, Cleanup cleanup, Duration retention) {

  /** Kafka's {@code cleanup.policy}. */
  public enum Cleanup {
    DELETE,
    COMPACT
  }
}
