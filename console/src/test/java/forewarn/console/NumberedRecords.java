package forewarn.console;

import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.HourlyRecordCodec;
import forewarn.telemetry.HourlyRecords;
import forewarn.telemetry.TestNetwork;
import forewarn.telemetry.network.Cluster;
import forewarn.telemetry.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * An outside producer of numbered hourly records that outlives restarts of the broker: record n is
 * hour n / 204 of cluster n mod 204 of the reference network.
 */
public final class NumberedRecords implements AutoCloseable {
  private static final List<Cluster> CLUSTERS = TestNetwork.PLAN.clusters();
  private static final Instant FIRST_HOUR = Instant.parse("2025-01-01T00:00:00Z");

  private final KafkaProducer<String, byte[]> producer;
  private final AtomicLong acknowledged = new AtomicLong();
  private volatile Exception failure;

  public NumberedRecords(String bootstrapServers) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    settings.put("delivery.timeout.ms", 600_000);
    settings.put("max.block.ms", 600_000);
    settings.put("reconnect.backoff.max.ms", 500);
    settings.put("linger.ms", 5);
    producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  /** Record n, as sent. */
  public static HourlyRecord record(long n) {
    String clusterId = CLUSTERS.get((int) (n % CLUSTERS.size())).id();
    Instant hour = FIRST_HOUR.plus(Duration.ofHours(n / CLUSTERS.size()));
    HourlyRecord quiet = HourlyRecords.quiet(clusterId, hour);
    return new HourlyRecord(quiet.place(), hour, quiet.readings(), null, null, n);
  }

  public void send(long n) {
    HourlyRecord hourly = record(n);
    producer.send(
        new ProducerRecord<>(
            Topics.RAW_ML_FEATURES.name(), hourly.clusterId(), HourlyRecordCodec.encode(hourly)),
        (metadata, problem) -> {
          if (problem == null) {
            acknowledged.incrementAndGet();
          } else {
            failure = problem;
          }
        });
  }

  /** Waits until the broker has acknowledged all. */
  public void flush() {
    producer.flush();
    if (failure != null) {
      throw new IllegalStateException("Cannot send", failure);
    }
  }

  public long acknowledged() {
    return acknowledged.get();
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(10));
  }
}
