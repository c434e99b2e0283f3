package forewarn.simulator.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/**
 * The newest messages of a topic, read back from the end of each partition until everything of the
 * simulator's newest hour is among them; other producers' messages in between are passed over.
 */
final class TopicTail {
  private static final long FIRST_STEP = 2_000;
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration TOPIC_PATIENCE = Duration.ofSeconds(5);
  private static final Duration TOPIC_RETRY = Duration.ofMillis(200);

  private final Consumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;

  /**
   * @throws IllegalStateException when the topic does not exist
   */
  TopicTail(Consumer<byte[], byte[]> consumer, String topic) throws InterruptedException {
    this.consumer = consumer;
    this.partitions = partitions(consumer, topic);
  }

  /** Waits a little for a topic that was made just now: brokers learn of it one after the other. */
  private static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic)
      throws InterruptedException {
    long patience = System.nanoTime() + TOPIC_PATIENCE.toNanos();
    while (true) {
      List<PartitionInfo> found = consumer.partitionsFor(topic);
      if (found != null && !found.isEmpty()) {
        return found.stream().map(info -> new TopicPartition(topic, info.partition())).toList();
      }
      if (System.nanoTime() > patience) {
        throw new IllegalStateException("the topic does not exist");
      }
      Thread.sleep(TOPIC_RETRY);
    }
  }

  /** How far the stream in this topic has come; nothing when there is none. */
  Optional<Position> position() {
    List<Mark> marks = new ArrayList<>();
    for (TopicPartition partition : partitions) {
      marks.addAll(newest(partition));
    }
    return marks.stream()
        .max(Comparator.comparing(Mark::hour))
        .map(newest -> position(newest, marks));
  }

  private static Position position(Mark newest, List<Mark> marks) {
    Set<Integer> sent =
        marks.stream()
            .filter(mark -> mark.hour().equals(newest.hour()))
            .map(Mark::slot)
            .collect(Collectors.toSet());
    long lastRow = marks.stream().mapToLong(Mark::row).max().orElse(-1);
    return new Position(newest.origin(), newest.hour(), sent, lastRow + 1);
  }

  /** Marks at the end of a partition, at least all of the newest hour in it. */
  private List<Mark> newest(TopicPartition partition) {
    List<TopicPartition> only = List.of(partition);
    consumer.assign(only);
    consumer.seekToBeginning(only);
    long begin = consumer.position(partition);
    consumer.seekToEnd(only);
    long end = consumer.position(partition);
    for (long step = FIRST_STEP; ; step *= 4) {
      long from = Math.max(begin, end - step);
      List<Mark> marks = read(partition, from, end);
      if (from == begin || spansHours(marks)) {
        return marks;
      }
    }
  }

  private static boolean spansHours(List<Mark> marks) {
    return !marks.isEmpty() && !marks.getFirst().hour().equals(marks.getLast().hour());
  }

  private List<Mark> read(TopicPartition partition, long from, long end) {
    List<Mark> marks = new ArrayList<>();
    consumer.seek(partition, from);
    while (consumer.position(partition) < end) {
      for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
        Mark mark = Mark.of(message);
        if (mark != null && message.offset() < end) {
          marks.add(mark);
        }
      }
    }
    return marks;
  }
}
