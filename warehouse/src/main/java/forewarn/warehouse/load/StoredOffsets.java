package forewarn.warehouse.load;

import forewarn.warehouse.database.Session;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** RAW.STREAM_OFFSETS: how far each partition has been loaded. */
final class StoredOffsets {
  /** The place in one partition of one incarnation of a topic. */
  record Place(long nextOffset, String topicId) {}

  private StoredOffsets() {}

  static Map<TopicPartition, Place> read(Session session) {
    Map<TopicPartition, Place> places = new HashMap<>();
    session.each(
        "select topic, partition, next_offset, coalesce(topic_id, '') from RAW.STREAM_OFFSETS",
        row ->
            places.put(
                new TopicPartition(row.text(1), (int) row.number(2)),
                new Place(row.number(3), row.text(4))));
    return places;
  }

  static void write(Session session, TopicPartition partition, Place place) {
    long updated =
        session.update(
            "update RAW.STREAM_OFFSETS set next_offset = ?, topic_id = ? where topic = ? and partition = ?",
            place.nextOffset(),
            place.topicId(),
            partition.topic(),
            partition.partition());
    if (updated == 0) {
      session.update(
          "insert into RAW.STREAM_OFFSETS (topic, partition, next_offset, topic_id) values (?, ?, ?, ?)",
          partition.topic(),
          partition.partition(),
          place.nextOffset(),
          place.topicId());
    }
  }
}
