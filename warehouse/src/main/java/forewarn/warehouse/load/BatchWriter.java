package forewarn.warehouse.load;

import forewarn.warehouse.Warehouse;
import forewarn.warehouse.database.RowAppender;
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
  private final DeadLetterTopic deadLetters;
  private final PredictionTables predictions;
  private final ReentrantLock predictionLock;
  private final Map<String, String> topicIds;

  BatchWriter(Warehouse warehouse, DeadLetterTopic deadLetters, Map<String, String> topicIds) {
    this.session = warehouse.session();
    this.deadLetters = deadLetters;
    this.predictions = new PredictionTables(session);
    this.predictionLock = warehouse.predictions();
    this.topicIds = topicIds;
  }

  void write(Batch batch) {
    Map<TopicPartition, Long> lettersWritten = deadLetters.send(batch.refused());
    predictionLock.lock();
    try {
      session.transaction(() -> {
        append(batch);
        predictions.append(batch.predictions());
        batch.nextOffsets().forEach(this::store);
        lettersWritten.forEach(this::store);
      });
    } finally {
      predictionLock.unlock();
    }
  }

  private void append(Batch batch) {
    if (batch.records() == 0) {
      return;
    }
    try (RowAppender appender = session.appender("RAW", "KAFKA_RAW_ML_FEATURES")) {
      for (int i = 0; i < batch.records(); i++) {
        appender.begin().text(batch.metadata(i)).utf8(batch.content(i)).end();
      }
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
