package forewarn.operations.stream;

import forewarn.operations.correlation.Engine;
import forewarn.operations.correlation.Message;
import forewarn.operations.store.Database;
import forewarn.telemetry.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the topics from the stored offsets until closed or until anything fails. */
final class StreamRun implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(StreamRun.class);
  private static final Set<String> TOPICS =
      Set.of(Topics.OUTAGE_PREDICTIONS.name(), Topics.ALARMS.name());
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LOOK_FOR_PARTITIONS = Duration.ofSeconds(30);
  private static final int MOST_RECORDS = 1000;

  private final StreamOffsets offsets;
  private final Engine engine;
  private final IncidentTopic topic;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaProducer<byte[], byte[]> producer;
  private long lookAt;

  StreamRun(String bootstrapServers, Database database, Engine engine, IncidentTopic topic) {
    this.offsets = new StreamOffsets(database);
    this.engine = engine;
    this.topic = topic;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                MOST_RECORDS),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    assign();
  }

  private void assign() {
    List<TopicPartition> partitions =
        TOPICS.stream()
            .flatMap(name -> consumer.partitionsFor(name).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    if (!Set.copyOf(partitions).equals(consumer.assignment())) {
      Map<TopicPartition, Long> stored = offsets.read();
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      consumer.assign(partitions);
      for (TopicPartition partition : partitions) {
        long next = stored.getOrDefault(partition, 0L);
        if (next > ends.getOrDefault(partition, 0L)) {
          // The topic is a new one, as after a restore without its broker.
          log.warn("{} ends before offset {}: it is read from its beginning", partition, next);
          next = 0;
        }
        consumer.seek(partition, next);
      }
    }
    lookAt = System.nanoTime() + LOOK_FOR_PARTITIONS.toNanos();
  }

  /** Takes what there is and tells what came of it. */
  StreamStatus.Step step() {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
    int refused = records.isEmpty() ? 0 : take(records);
    int published = topic.publish(producer);
    if (System.nanoTime() > lookAt) {
      assign();
    }
    long lag =
        consumer.assignment().stream().mapToLong(p -> consumer.currentLag(p).orElse(0)).sum();
    return new StreamStatus.Step(records.count() - refused, refused, published, lag);
  }

  private int take(ConsumerRecords<byte[], byte[]> records) {
    List<Message> messages = new ArrayList<>(records.count());
    List<ProducerRecord<byte[], byte[]>> letters = new ArrayList<>();
    Map<TopicPartition, Long> next = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> received : records) {
      next.put(new TopicPartition(received.topic(), received.partition()), received.offset() + 1);
      switch (Decoded.of(received)) {
        case Decoded.Good good -> messages.add(good.message());
        case Decoded.Bad bad -> {
          log.warn(
              "{}-{} offset {} is no message: {}",
              received.topic(),
              received.partition(),
              received.offset(),
              bad.reason());
          letters.add(bad.letter());
        }
      }
    }
    // Before the offsets are stored: a letter may come twice, and is never lost.
    letters.forEach(producer::send);
    producer.flush();
    engine.take(messages, () -> next.forEach(offsets::write));
    return letters.size();
  }

  @Override
  public void close() {
    consumer.close();
    producer.close(Duration.ofSeconds(5));
  }
}
