package forewarn.warehouse.load;

import forewarn.telemetry.HourlyRecordCodec;
import forewarn.telemetry.HourlyRecordCodec.Bad;
import forewarn.telemetry.HourlyRecordCodec.Good;
import forewarn.telemetry.PredictionCodec;
import forewarn.telemetry.Problem;
import forewarn.telemetry.topic.Topics;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Decides what becomes of each message: a record, a prediction, or a dead letter. */
final class Intake {
  private final MetadataText metadata = new MetadataText();

  void addAll(ConsumerRecords<byte[], byte[]> messages, Batch batch) {
    for (TopicPartition partition : messages.partitions()) {
      List<ConsumerRecord<byte[], byte[]>> inPartition = messages.records(partition);
      boolean predictions = partition.topic().equals(Topics.OUTAGE_PREDICTIONS.name());
      for (ConsumerRecord<byte[], byte[]> message : inPartition) {
        if (message.value() == null) {
          batch.refuse(message, "payload: '' is missing");
        } else if (predictions) {
          addPrediction(message, batch);
        } else {
          addRecord(message, batch);
        }
      }
    }
    messages.nextOffsets().forEach((partition, next) -> batch.reached(partition, next.offset()));
  }

  private void addRecord(ConsumerRecord<byte[], byte[]> message, Batch batch) {
    switch (HourlyRecordCodec.decode(message.value())) {
      case Good good -> batch.addRecord(metadata.of(message), message.value());
      case Bad bad -> batch.refuse(message, Problem.describe(bad.problems()));
    }
  }

  private static void addPrediction(ConsumerRecord<byte[], byte[]> message, Batch batch) {
    try {
      batch.addPrediction(
          PredictionCodec.decode(message.value()), message.partition(), message.offset());
    } catch (RuntimeException e) {
      batch.refuse(message, String.valueOf(e.getMessage()));
    }
  }
}
