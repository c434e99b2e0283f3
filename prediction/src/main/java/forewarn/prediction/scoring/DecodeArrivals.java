package forewarn.prediction.scoring;

import forewarn.telemetry.HourlyRecordCodec;
import forewarn.telemetry.HourlyRecordCodec.Good;
import forewarn.telemetry.Prediction.Source;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Reads payloads. Bad ones are counted and skipped: the loader, which sees them too, keeps them as
 * dead letters.
 */
final class DecodeArrivals implements Processor<byte[], byte[], String, Arrival> {
  private final int partitions;
  private final ScoringCounts counts;
  private @Nullable ProcessorContext<String, Arrival> context;

  DecodeArrivals(int partitions, ScoringCounts counts) {
    this.partitions = partitions;
    this.counts = counts;
  }

  @Override
  public void init(ProcessorContext<String, Arrival> processorContext) {
    context = processorContext;
  }

  @Override
  public void process(Record<byte[], byte[]> message) {
    ProcessorContext<String, Arrival> forwarding = context;
    byte[] payload = message.value();
    if (forwarding == null
        || payload == null
        || !(HourlyRecordCodec.decode(payload) instanceof Good good)) {
      counts.skipped.increment();
      return;
    }
    RecordMetadata metadata = forwarding.recordMetadata().orElseThrow();
    String cluster = good.value().clusterId();
    Source source = new Source(metadata.topic(), metadata.partition(), metadata.offset());
    boolean astray = metadata.partition() != partitionOf(cluster);
    forwarding.forward(
        message.withKey(cluster).withValue(new Arrival(good.value(), source, astray)));
  }

  private int partitionOf(String cluster) {
    return BuiltInPartitioner.partitionForKey(cluster.getBytes(StandardCharsets.UTF_8), partitions);
  }
}
