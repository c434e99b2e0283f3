package forewarn.warehouse.load;

import forewarn.telemetry.HourlyRecordCodec;
import forewarn.telemetry.HourlyRecordCodec.Bad;
import forewarn.telemetry.HourlyRecordCodec.Good;
import forewarn.telemetry.PredictionCodec;
import forewarn.telemetry.Problem;
import forewarn.telemetry.topic.Topics;
import forewarn.warehouse.load.Batch.Streamed;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Decides what becomes of each message: a record, a prediction, or a dead letter. */
final class Intake {
  /** The end of the year 9999. A sender may claim any time; the column cannot hold all of them. */
  private static final long LATEST = 253_402_300_799_999L;

  private final MetadataText metadata = new MetadataText();

  void addAll(ConsumerRecords<byte[], byte[]> messages, Batch batch) {
    for (TopicPartition partition : messages.partitions()) {
      List<ConsumerRecord<byte[], byte[]>> inPartition = messages.records(partition);
      boolean predictions = partition.topic().equals(Topics.OUTAGE_PREDICTIONS.name());
      boolean incidents = partition.topic().equals(Topics.INCIDENTS.name());
      for (ConsumerRecord<byte[], byte[]> message : inPartition) {
        if (message.value() == null) {
          batch.refuse(message, "payload: '' is missing");
        } else if (predictions) {
          addPrediction(message, batch);
        } else if (incidents) {
          addIncidentEvent(message, batch);
        } else {
          addRecord(message, batch);
        }
      }
    }
    messages.nextOffsets().forEach((partition, next) -> batch.reached(partition, next.offset()));
  }

  private void addRecord(ConsumerRecord<byte[], byte[]> message, Batch batch) {
    switch (HourlyRecordCodec.decode(message.value())) {
      case Good good -> batch.addRecord(streamed(message));
      case Bad bad -> batch.refuse(message, Problem.describe(bad.problems()));
    }
  }

  private Streamed streamed(ConsumerRecord<byte[], byte[]> message) {
    long millis = message.timestamp();
    return new Streamed(
        metadata.of(message),
        message.value(),
        message.partition(),
        message.offset(),
        millis >= 0 && millis <= LATEST ? Instant.ofEpochMilli(millis) : null);
  }

  private static void addPrediction(ConsumerRecord<byte[], byte[]> message, Batch batch) {
    try {
      batch.addPrediction(
          PredictionCodec.decode(message.value()), message.partition(), message.offset());
    } catch (RuntimeException e) {
      batch.refuse(message, String.valueOf(e.getMessage()));
    }
  }

  private static void addIncidentEvent(ConsumerRecord<byte[], byte[]> message, Batch batch) {
    try {
      batch.addIncidentEvent(IncidentTable.read(message));
    } catch (RuntimeException e) {
      batch.refuse(message, String.valueOf(e.getMessage()));
    }
  }
}
