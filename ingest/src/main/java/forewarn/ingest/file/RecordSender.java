package forewarn.ingest.file;

import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.HourlyRecordCodec;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends records to a topic as an outside producer does: JSON, keyed by cluster, numbered, without
 * the label. Not thread-safe.
 */
public final class RecordSender implements AutoCloseable {
  private final KafkaProducer<String, byte[]> producer;
  private final String topic;
  private final int perSecond;
  private final InstantSource clock;
  private final long startedAt = System.nanoTime();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private long sent;

  /**
   * Connects to a broker.
   *
   * @param perSecond most records a second; 0 sends as fast as the broker takes them
   */
  public RecordSender(String bootstrapServers, String topic, int perSecond, InstantSource clock) {
    this.topic = topic;
    this.perSecond = perSecond;
    this.clock = clock;
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("acks", "all");
    settings.put("linger.ms", perSecond == 0 ? 20 : 5);
    settings.put("batch.size", 128 * 1024);
    settings.put("compression.type", "lz4");
    settings.put("delivery.timeout.ms", 60_000);
    settings.put("max.block.ms", 30_000);
    this.producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  /**
   * Hands one record to the broker, waiting as the rate demands.
   *
   * @throws SendException when an earlier record could not be delivered
   */
  public void send(HourlyRecord hourly) {
    throwFailure();
    pace();
    HourlyRecord numbered =
        new HourlyRecord(
            hourly.place(), hourly.hour(), hourly.readings(), null, clock.instant(), sent);
    producer.send(
        new ProducerRecord<>(topic, hourly.clusterId(), HourlyRecordCodec.encode(numbered)),
        (metadata, problem) -> {
          if (problem != null) {
            failure.compareAndSet(null, problem);
          }
        });
    sent++;
  }

  /** Records handed over so far. */
  public long sent() {
    return sent;
  }

  /**
   * Waits until the broker has acknowledged all.
   *
   * @throws SendException when a record could not be delivered
   */
  public void flush() {
    producer.flush();
    throwFailure();
  }

  @Override
  public void close() {
    producer.close();
  }

  private void pace() {
    if (perSecond > 0) {
      long due = startedAt + sent * 1_000_000_000L / perSecond;
      for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
    }
  }

  private void throwFailure() {
    Exception problem = failure.get();
    if (problem != null) {
      throw new SendException(
          "Cannot send record " + sent + " to " + topic + ": " + problem.getMessage(), problem);
    }
  }
}
