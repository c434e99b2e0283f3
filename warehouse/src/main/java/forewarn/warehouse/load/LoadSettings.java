package forewarn.warehouse.load;

import java.time.Duration;
import java.util.Map;

/**
 * How the stream is loaded.
 *
 * @param bootstrapServers of the Kafka cluster
 * @param clientProperties further properties of every Kafka client, such as TLS
 * @param commitEvery longest time a received record waits to be committed
 * @param mostRecords largest number of records in one transaction
 */
public record LoadSettings(
    String bootstrapServers,
    Map<String, String> clientProperties,
    Duration commitEvery,
    int mostRecords) {
  private static final Duration DEFAULT_COMMIT_EVERY = Duration.ofMillis(500);
  private static final int DEFAULT_MOST_RECORDS = 20_000;

  public LoadSettings {
    clientProperties = Map.copyOf(clientProperties);
    if (mostRecords < 1) {
      throw new IllegalArgumentException("Invalid records in one transaction: " + mostRecords);
    }
  }

  public static LoadSettings of(String bootstrapServers) {
    return new LoadSettings(bootstrapServers, Map.of(), DEFAULT_COMMIT_EVERY, DEFAULT_MOST_RECORDS);
  }
}
