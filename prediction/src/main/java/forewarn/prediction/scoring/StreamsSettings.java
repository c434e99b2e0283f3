package forewarn.prediction.scoring;

import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The settings of Kafka Streams, each with its reason where it is not the default. */
final class StreamsSettings {
  private StreamsSettings() {}

  static Properties of(ScoringSettings settings) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDirectory().toString());
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, settings.commitInterval().toMillis());
    // Holds the states of some 30,000 clusters between two commits.
    properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 32 << 20);
    properties.put(StreamsConfig.LOG_SUMMARY_INTERVAL_MS_CONFIG, -1);
    consumer(properties);
    String instance = InstanceId.of(settings.stateDirectory());
    put(properties, ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance);
    producer(properties);
    return properties;
  }

  private static void consumer(Properties properties) {
    put(properties, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    put(properties, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
    // A process that died is given up after this long, when it does not come back itself.
    put(properties, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
    put(properties, ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_000);
  }

  private static void put(Properties properties, String name, Object value) {
    properties.put(StreamsConfig.consumerPrefix(name), value);
  }

  private static void producer(Properties properties) {
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 256 << 10);
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
  }
}
