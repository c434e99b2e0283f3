package forewarn.warehouse.load;

import forewarn.telemetry.Prediction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What one transaction writes. Filled by one thread, then handed to another. */
final class Batch {
  /** A record that cannot be accepted, and why. */
  record Refused(ConsumerRecord<byte[], byte[]> message, String reason) {}

  /** A record of the stream as it came. */
  record Streamed(
      String metadata, byte[] content, int partition, long offset, @Nullable Instant at) {}

  /** A prediction and where it was read. */
  record Predicted(Prediction prediction, int partition, long offset) {}

  /** What happened to an incident, and where it was read. */
  record IncidentEvent(
      long sequence,
      String type,
      String incident,
      Instant at,
      byte[] content,
      int partition,
      long offset) {}

  private final List<Streamed> records = new ArrayList<>();
  private final List<Predicted> predictions = new ArrayList<>();
  private final List<IncidentEvent> incidentEvents = new ArrayList<>();
  private final List<Refused> refused = new ArrayList<>();
  private final Map<TopicPartition, Long> nextOffsets = new HashMap<>();

  void addRecord(Streamed streamed) {
    records.add(streamed);
  }

  void addPrediction(Prediction prediction, int partition, long offset) {
    predictions.add(new Predicted(prediction, partition, offset));
  }

  void addIncidentEvent(IncidentEvent event) {
    incidentEvents.add(event);
  }

  void refuse(ConsumerRecord<byte[], byte[]> message, String reason) {
    refused.add(new Refused(message, reason));
  }

  void reached(TopicPartition partition, long nextOffset) {
    nextOffsets.put(partition, nextOffset);
  }

  List<Streamed> records() {
    return records;
  }

  List<Predicted> predictions() {
    return predictions;
  }

  List<IncidentEvent> incidentEvents() {
    return incidentEvents;
  }

  List<Refused> refused() {
    return refused;
  }

  Map<TopicPartition, Long> nextOffsets() {
    return nextOffsets;
  }

  int size() {
    return records.size() + predictions.size() + incidentEvents.size() + refused.size();
  }

  boolean isEmpty() {
    return nextOffsets.isEmpty();
  }
}
