package forewarn.ingest.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A broker that dies while transactions are being completed: none may stay open for ever, since
 * nobody could read past it again.
 */
class BrokerCrashTest {
  private static final String TOPIC = "numbers";
  private static final int PARTITIONS = 50;
  private static final int DEATHS = 3;

  @TempDir Path directory;

  @Test
  void noTransactionStaysOpenWhenTheBrokerDies() throws Exception {
    for (int death = 1; death <= DEATHS; death++) {
      dieInTheMiddleOfACommit();
      try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0);
          Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
        try (var producer = Writer.producer(broker.bootstrapServers())) {
          producer.initTransactions();
        }
        Awaitility.await("death " + death)
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(() ->
                assertThat(ends(admin, IsolationLevel.READ_COMMITTED))
                    .isEqualTo(ends(admin, IsolationLevel.READ_UNCOMMITTED)));
      }
    }
  }

  private void dieInTheMiddleOfACommit() throws IOException, InterruptedException {
    int code =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                directory.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    assertThat(code).isEqualTo(Writer.DEAD);
  }

  private static Map<TopicPartition, Long> ends(Admin admin, IsolationLevel level)
      throws Exception {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      asked.put(new TopicPartition(TOPIC, partition), OffsetSpec.latest());
    }
    Map<TopicPartition, Long> ends = new HashMap<>();
    admin
        .listOffsets(asked, new ListOffsetsOptions(level))
        .all()
        .get()
        .forEach((partition, offset) -> ends.put(partition, offset.offset()));
    return ends;
  }

  /**
   * A process with a broker and a producer that dies when its commit is acknowledged: decided, but
   * not yet known to the partitions.
   */
  static final class Writer {
    static final int DEAD = 9;

    private Writer() {}

    static KafkaProducer<String, String> producer(String bootstrapServers) {
      return new KafkaProducer<>(
          Map.of("bootstrap.servers", bootstrapServers, "transactional.id", "writer"),
          new StringSerializer(),
          new StringSerializer());
    }

    public static void main(String[] args) throws Exception {
      EmbeddedBroker broker = EmbeddedBroker.start(Path.of(args[0]), 0);
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
        if (!admin.listTopics().names().get().contains(TOPIC)) {
          admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1))).all().get();
        }
      }
      try (var producer = producer(broker.bootstrapServers())) {
        producer.initTransactions();
        producer.beginTransaction();
        for (int partition = 0; partition < PARTITIONS; partition++) {
          producer.send(new ProducerRecord<>(TOPIC, partition, "", "value"));
        }
        producer.commitTransaction();
        Runtime.getRuntime().halt(DEAD);
      }
    }
  }
}
