package forewarn.warehouse.load;

import forewarn.telemetry.topic.Topics;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.load.StoredOffsets.Place;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes a batch and the offsets that follow it in one transaction. Dead letters go to Kafka before
 * that, and the place they were written to is part of the transaction. For one thread.
 */
final class BatchWriter implements AutoCloseable {
  private final Session session;
  private final StreamTable stream;
  private final DeadLetterTopic deadLetters;
  private final PredictionTables predictions;
  private final ReentrantLock predictionLock;
  private final Map<String, String> topicIds;

  BatchWriter(Warehouse warehouse, DeadLetterTopic deadLetters, Map<String, String> topicIds) {
    this.session = warehouse.session();
    this.stream =
        new StreamTable(session, topicIds.getOrDefault(Topics.RAW_ML_FEATURES.name(), ""));
    this.deadLetters = deadLetters;
    this.predictions =
        new PredictionTables(
            session, warehouse.catalogue().find("DATAMART.FACT_PREDICTIONS").orElseThrow());
    this.predictionLock = warehouse.predictions();
    this.topicIds = topicIds;
  }

  void write(Batch batch) {
    Map<TopicPartition, Long> lettersWritten = deadLetters.send(batch.refused());
    predictionLock.lock();
    try {
      session.transaction(() -> {
        stream.append(batch.records());
        predictions.append(batch.predictions());
        IncidentTable.append(session, batch.incidentEvents());
        batch.nextOffsets().forEach(this::store);
        lettersWritten.forEach(this::store);
      });
      stream.committed(batch.records().size());
    } finally {
      predictionLock.unlock();
    }
  }

  private void store(TopicPartition partition, long nextOffset) {
    String topicId = topicIds.getOrDefault(partition.topic(), "");
    StoredOffsets.write(session, partition, new Place(nextOffset, topicId));
  }

  @Override
  public void close() {
    session.close();
  }
}
