package forewarn.operations.stream;

import forewarn.telemetry.Alarm;
import forewarn.telemetry.AlarmCodec;
import forewarn.telemetry.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes alarms to their topic, on which the engine finds them with all others. Thread-safe. */
public final class AlarmTopic implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final KafkaProducer<String, byte[]> producer;

  public AlarmTopic(String bootstrapServers) {
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                PATIENCE.toMillis(),
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis() / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis()),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /**
   * Returns when the broker has all of them.
   *
   * @throws AlarmTopicException when it has not; some of them may be there, and may be sent again
   */
  public void send(List<Alarm> alarms) {
    try {
      List<? extends Future<?>> sent =
          alarms.stream().map(alarm -> producer.send(record(alarm))).toList();
      producer.flush();
      for (Future<?> one : sent) {
        one.get();
      }
    } catch (KafkaException | ExecutionException e) {
      throw new AlarmTopicException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AlarmTopicException(e);
    }
  }

  private static ProducerRecord<String, byte[]> record(Alarm alarm) {
    return new ProducerRecord<>(
        Topics.ALARMS.name(), alarm.reductionKey(), AlarmCodec.encode(alarm));
  }

  @Override
  public void close() {
    producer.close(PATIENCE);
  }
}
