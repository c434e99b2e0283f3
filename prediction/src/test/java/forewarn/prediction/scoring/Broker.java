package forewarn.prediction.scoring;

import forewarn.ingest.broker.EmbeddedBroker;
import forewarn.ingest.broker.TopicSetup;
import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.HourlyRecordCodec;
import forewarn.telemetry.Prediction;
import forewarn.telemetry.PredictionCodec;
import forewarn.telemetry.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A real broker with the topics, a producer of records and a reader of predictions. */
final class Broker implements AutoCloseable {
  static final int PARTITIONS = 2;

  private final EmbeddedBroker broker;
  private final KafkaProducer<String, byte[]> producer;
  private final KafkaConsumer<String, byte[]> consumer;
  private final List<Prediction> read = new ArrayList<>();

  private Broker(EmbeddedBroker broker) {
    this.broker = broker;
    TopicSetup.create(broker.bootstrapServers(), PARTITIONS);
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", broker.bootstrapServers());
    producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    settings.put("isolation.level", "read_committed");
    settings.put("auto.offset.reset", "earliest");
    consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions = new ArrayList<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      partitions.add(new TopicPartition(Topics.OUTAGE_PREDICTIONS.name(), partition));
    }
    consumer.assign(partitions);
  }

  static Broker start(Path directory) {
    return new Broker(EmbeddedBroker.start(directory, 0));
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** Sends without a key, to the given partition. */
  void send(int partition, HourlyRecord hourly) {
    producer.send(
        new ProducerRecord<>(
            Topics.RAW_ML_FEATURES.name(), partition, null, HourlyRecordCodec.encode(hourly)));
  }

  void send(String key, HourlyRecord hourly) {
    producer.send(
        new ProducerRecord<>(Topics.RAW_ML_FEATURES.name(), key, HourlyRecordCodec.encode(hourly)));
  }

  void flush() {
    producer.flush();
  }

  /** Every committed prediction so far. */
  List<Prediction> predictions() {
    consumer
        .poll(Duration.ofMillis(100))
        .forEach(message -> read.add(PredictionCodec.decode(message.value())));
    return List.copyOf(read);
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
    broker.close();
  }
}
