package forewarn.operations.stream;

import forewarn.operations.store.Database;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** The offsets behind what has been taken, kept where the incidents are. */
record StreamOffsets(Database database) {
  private record Row(TopicPartition partition, long next) {}

  Map<TopicPartition, Long> read() {
    return database
        .sql("select topic, partition_number, next_offset from stream_offsets")
        .query((row, number) ->
            new Row(
                new TopicPartition(row.getString("topic"), row.getInt("partition_number")),
                row.getLong("next_offset")))
        .list()
        .stream()
        .collect(Collectors.toMap(Row::partition, Row::next));
  }

  void write(TopicPartition partition, long next) {
    database
        .sql(
            "insert into stream_offsets (topic, partition_number, next_offset) values (?, ?, ?)"
                + " on conflict (topic, partition_number)"
                + " do update set next_offset = excluded.next_offset",
            partition.topic(),
            partition.partition(),
            next)
        .update();
  }
}
