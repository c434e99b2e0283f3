package forewarn.warehouse.load;

import static org.awaitility.Awaitility.await;

import forewarn.ingest.broker.EmbeddedBroker;
import forewarn.ingest.broker.TopicSetup;
import forewarn.telemetry.topic.Topics;
import forewarn.warehouse.TestWarehouse;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.database.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A real broker, a warehouse, and the means to send and to look. */
final class LoadFixture implements AutoCloseable {
  static final int PARTITIONS = 3;

  final EmbeddedBroker broker;
  final Warehouse warehouse;
  final KafkaProducer<byte[], byte[]> producer;

  LoadFixture(Path dataDir) {
    broker = EmbeddedBroker.start(dataDir.resolve("broker"), 0);
    TopicSetup.create(broker.bootstrapServers(), PARTITIONS);
    warehouse = TestWarehouse.open(dataDir);
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", broker.bootstrapServers(),
                "linger.ms", "5",
                "batch.size", "262144",
                "max.request.size", "2000000",
                "buffer.memory", "134217728"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  StreamLoader startLoader() {
    StreamLoader loader = new StreamLoader(warehouse, LoadSettings.of(broker.bootstrapServers()));
    loader.start();
    return loader;
  }

  void send(String topic, String key, byte[] value) {
    producer.send(
        new ProducerRecord<>(
            topic, key == null ? null : key.getBytes(StandardCharsets.UTF_8), value));
  }

  void sendRecord(String key, byte[] value) {
    send(Topics.RAW_ML_FEATURES.name(), key, value);
  }

  long count(String sql) {
    try (Session session = warehouse.session()) {
      return session.number(sql);
    }
  }

  void awaitCount(String sql, long expected) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> count(sql) == expected);
  }

  List<ConsumerRecord<byte[], byte[]>> deadLetters() {
    String topic = Topics.DEAD_LETTERS.name();
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "isolation.level",
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(100)).forEach(found::add);
      }
    }
    return found;
  }

  static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close();
    warehouse.close();
    broker.close();
  }
}
