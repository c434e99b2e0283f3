package forewarn.ingest.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.telemetry.topic.Topic;
import forewarn.telemetry.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
  @TempDir Path directory;

  @Test
  void keepsRecordsAcrossARestart() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
      TopicSetup.create(broker.bootstrapServers(), 2);
      try (var producer =
          new KafkaProducer<>(
              Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
              new StringSerializer(),
              new StringSerializer())) {
        producer.send(new ProducerRecord<>(Topics.RAW_ML_FEATURES.name(), 1, "key", "value")).get();
      }
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0);
        var consumer =
            new KafkaConsumer<>(
                Map.<String, Object>of(
                    "bootstrap.servers",
                    broker.bootstrapServers(),
                    "auto.offset.reset",
                    "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
      consumer.assign(List.of(new TopicPartition(Topics.RAW_ML_FEATURES.name(), 1)));
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() ->
              assertThat(consumer.poll(Duration.ofMillis(200)))
                  .anySatisfy(received -> assertThat(received.value()).isEqualTo("value")));
    }
  }

  @Test
  void makesEveryTopicOnceAndSaysWhenItsPortIsTaken() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
      TopicSetup.create(broker.bootstrapServers(), 2);
      TopicSetup.create(broker.bootstrapServers(), 4);
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
        List<String> names = Topics.ALL.stream().map(Topic::name).toList();
        assertThat(admin.listTopics().names().get()).containsAll(names);
        assertThat(admin.describeTopics(names).allTopicNames().get().values())
            .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(2));
      }
      int port = Integer.parseInt(broker.bootstrapServers().split(":")[1]);
      assertThatThrownBy(() -> EmbeddedBroker.start(directory.resolve("other"), port))
          .isInstanceOf(BrokerStartException.class)
          .hasMessageStartingWith("Cannot start the broker: port " + port + " is taken");
    }
  }
}
