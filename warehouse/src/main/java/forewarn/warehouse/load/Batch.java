package forewarn.warehouse.load;

import forewarn.telemetry.Prediction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What one transaction writes. Filled by one thread, then handed to another. */
final class Batch {
  /** A record that cannot be accepted, and why. */
  record Refused(ConsumerRecord<byte[], byte[]> message, String reason) {}

  /** A prediction and where it was read. */
  record Predicted(Prediction prediction, int partition, long offset) {}

  private final List<String> metadata = new ArrayList<>();
  private final List<byte[]> contents = new ArrayList<>();
  private final List<Predicted> predictions = new ArrayList<>();
  private final List<Refused> refused = new ArrayList<>();
  private final Map<TopicPartition, Long> nextOffsets = new HashMap<>();

  void addRecord(String messageMetadata, byte[] content) {
    metadata.add(messageMetadata);
    contents.add(content);
  }

  void addPrediction(Prediction prediction, int partition, long offset) {
    predictions.add(new Predicted(prediction, partition, offset));
  }

  void refuse(ConsumerRecord<byte[], byte[]> message, String reason) {
    refused.add(new Refused(message, reason));
  }

  void reached(TopicPartition partition, long nextOffset) {
    nextOffsets.put(partition, nextOffset);
  }

  int records() {
    return contents.size();
  }

  String metadata(int index) {
    return metadata.get(index);
  }

  byte[] content(int index) {
    return contents.get(index);
  }

  List<Predicted> predictions() {
    return predictions;
  }

  List<Refused> refused() {
    return refused;
  }

  Map<TopicPartition, Long> nextOffsets() {
    return nextOffsets;
  }

  int size() {
    return contents.size() + predictions.size() + refused.size();
  }

  boolean isEmpty() {
    return nextOffsets.isEmpty();
  }
}
