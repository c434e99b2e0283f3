package forewarn.simulator.live;

import static org.awaitility.Awaitility.await;

import forewarn.ingest.broker.EmbeddedBroker;
import forewarn.ingest.broker.TopicSetup;
import forewarn.telemetry.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The stream's topic in a real broker. */
public final class StreamTopic implements AutoCloseable {
  private static final String NAME = Topics.RAW_ML_FEATURES.name();
  private static final int PARTITIONS = 3;

  private final EmbeddedBroker broker;

  private StreamTopic(EmbeddedBroker broker) {
    this.broker = broker;
  }

  /** Starts a broker without topics. */
  public static StreamTopic start(Path directory) {
    return new StreamTopic(EmbeddedBroker.start(directory, 0));
  }

  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  public void create() {
    TopicSetup.create(bootstrapServers(), PARTITIONS);
  }

  /** Returns once the broker has forgotten the topic. */
  public void delete() throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
      admin.deleteTopics(List.of(NAME)).all().get();
      await().until(() -> !admin.listTopics().names().get().contains(NAME));
    }
  }

  /** Writes as another producer would. */
  public void addForeignMessages(int count) {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int i = 0; i < count; i++) {
        producer.send(new ProducerRecord<>(NAME, ("foreign " + i).getBytes()));
      }
    }
  }

  /** All messages, partition after partition. */
  public List<ConsumerRecord<byte[], byte[]>> messages() {
    List<ConsumerRecord<byte[], byte[]>> messages = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers", bootstrapServers(), "fetch.max.wait.ms", 10),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      for (int number = 0; number < PARTITIONS; number++) {
        TopicPartition partition = new TopicPartition(NAME, number);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).get(partition);
        while (consumer.position(partition) < end) {
          consumer.poll(Duration.ofMillis(200)).forEach(messages::add);
        }
      }
    }
    return messages;
  }

  /** The places of all simulated messages in the stream, in the stream's order. */
  public List<String> places() {
    return messages().stream()
        .map(Mark::of)
        .filter(Objects::nonNull)
        .sorted(Comparator.comparing(Mark::hour).thenComparing(Mark::slot))
        .map(mark -> mark.hour() + " " + mark.slot())
        .toList();
  }

  @Override
  public void close() {
    broker.close();
  }
}
