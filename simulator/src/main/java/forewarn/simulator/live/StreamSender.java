package forewarn.simulator.live;

import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.HourlyRecordCodec;
import forewarn.telemetry.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends marked records to the stream's topic. It waits for a broker that is away as long as it
 * takes, and fails only for what the broker refuses.
 */
final class StreamSender implements AutoCloseable {
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(4);

  private final KafkaProducer<byte[], byte[]> producer;
  private final InstantSource clock;
  private volatile @Nullable Exception failure;

  StreamSender(String bootstrapServers, InstantSource clock) {
    this.clock = clock;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.CLIENT_ID_CONFIG,
                "simulator",
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                Integer.MAX_VALUE,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                Long.MAX_VALUE),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Sends a record as a live device does: without its label. */
  void send(HourlyRecord hourly, Mark mark) {
    HourlyRecord live =
        new HourlyRecord(
            hourly.place(), hourly.hour(), hourly.readings(), null, clock.instant(), mark.row());
    ProducerRecord<byte[], byte[]> message =
        new ProducerRecord<>(
            Topics.RAW_ML_FEATURES.name(),
            hourly.clusterId().getBytes(StandardCharsets.UTF_8),
            HourlyRecordCodec.encode(live));
    message.headers().add(Mark.HEADER, mark.encode());
    producer.send(
        message,
        (sent, refusal) -> {
          if (refusal != null) {
            failure = refusal;
          }
        });
  }

  /**
   * Waits until all that was sent is acknowledged.
   *
   * @throws IOException when the broker refused some of it
   */
  void awaitAcknowledgement() throws IOException {
    producer.flush();
    Exception refusal = failure;
    if (refusal != null) {
      throw new IOException(
          "Cannot send to " + Topics.RAW_ML_FEATURES.name() + ": " + refusal.getMessage(), refusal);
    }
  }

  @Override
  public void close() {
    producer.close(CLOSE_PATIENCE);
  }
}
