package forewarn.warehouse.load;

import forewarn.telemetry.topic.Topics;
import forewarn.warehouse.load.StoredOffsets.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where loading starts: at the stored offsets, unless the broker no longer has them. What was
 * deleted is counted as skipped; a topic that was made anew is loaded from its start; and when the
 * broker has lost its newest messages, loading goes on with the next.
 */
final class StreamPosition {
  private static final Logger log = LoggerFactory.getLogger(StreamPosition.class);
  private static final List<String> TOPICS =
      List.of(
          Topics.RAW_ML_FEATURES.name(), Topics.OUTAGE_PREDICTIONS.name(), Topics.INCIDENTS.name());

  private final Map<String, TopicDescription> topics;

  private StreamPosition(Map<String, TopicDescription> topics) {
    this.topics = topics;
  }

  /** Asks the broker for the topics; fails when the stream's is missing. */
  static StreamPosition find(Admin admin) {
    Map<String, TopicDescription> found = new HashMap<>();
    admin
        .describeTopics(TOPICS)
        .topicNameValues()
        .forEach((name, topic) -> add(found, name, topic));
    if (!found.containsKey(Topics.RAW_ML_FEATURES.name())) {
      throw new KafkaException("topic " + Topics.RAW_ML_FEATURES.name() + " does not exist");
    }
    return new StreamPosition(found);
  }

  private static void add(
      Map<String, TopicDescription> found, String name, KafkaFuture<TopicDescription> topic) {
    try {
      found.put(name, topic.get());
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
        throw new KafkaException("cannot ask for topic " + name, e.getCause());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
  }

  Map<String, String> topicIds() {
    Map<String, String> ids = new HashMap<>();
    topics.forEach((name, topic) -> ids.put(name, topic.topicId().toString()));
    return ids;
  }

  List<TopicPartition> partitions() {
    List<TopicPartition> partitions = new ArrayList<>();
    topics.forEach((name, topic) ->
        topic.partitions().forEach(p -> partitions.add(new TopicPartition(name, p.partition()))));
    return partitions;
  }

  /** Assigns every partition and moves to its start; returns the number of skipped messages. */
  long seek(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Place> stored) {
    List<TopicPartition> partitions = partitions();
    consumer.assign(partitions);
    Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<String, String> ids = topicIds();
    long skipped = 0;
    for (TopicPartition partition : partitions) {
      long beginning = beginnings.getOrDefault(partition, 0L);
      long end = ends.getOrDefault(partition, Long.MAX_VALUE);
      Place place = stored.getOrDefault(partition, new Place(beginning, ""));
      boolean anew =
          !place.topicId().isEmpty() && !place.topicId().equals(ids.get(partition.topic()));
      long wanted = anew ? beginning : place.nextOffset();
      long start = Math.max(beginning, Math.min(wanted, end));
      if (start != wanted || anew) {
        log.warn(
            "Cannot load {} from offset {}: the broker has {} to {}; continuing at {}",
            partition,
            place.nextOffset(),
            beginning,
            end,
            start);
      }
      skipped += Math.max(0, start - wanted);
      consumer.seek(partition, start);
    }
    return skipped;
  }
}
