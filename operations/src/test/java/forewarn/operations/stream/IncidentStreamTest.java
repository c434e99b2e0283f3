package forewarn.operations.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import forewarn.ingest.broker.EmbeddedBroker;
import forewarn.ingest.broker.TopicSetup;
import forewarn.operations.audit.Actor;
import forewarn.operations.audit.AuditLog;
import forewarn.operations.correlation.Engine;
import forewarn.operations.event.EventLog;
import forewarn.operations.incident.IncidentFilter;
import forewarn.operations.incident.Incidents;
import forewarn.operations.network.KnownCluster;
import forewarn.operations.network.Network;
import forewarn.operations.store.Database;
import forewarn.operations.store.Json;
import forewarn.operations.store.TestStore;
import forewarn.telemetry.Alarm;
import forewarn.telemetry.AlarmCodec;
import forewarn.telemetry.topic.DeadLetter;
import forewarn.telemetry.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Through a real broker. */
class IncidentStreamTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PARTITIONS = 2;
  private static final Instant AT = Instant.parse("2025-03-01T03:00:00Z");

  @TempDir private Path folder;
  private final InstantSource clock = InstantSource.system();
  private final Database database = TestStore.sqlite();
  private final EventLog events = new EventLog(database, clock);
  private final Incidents incidents =
      new Incidents(database, events, new AuditLog(database, clock), clock);
  private EmbeddedBroker broker;
  private KafkaProducer<String, byte[]> producer;

  @BeforeEach
  void open() {
    broker = EmbeddedBroker.start(folder, 0);
    TopicSetup.create(broker.bootstrapServers(), PARTITIONS);
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers(), "linger.ms", "20"),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  @AfterEach
  void close() {
    producer.close();
    broker.close();
  }

  private IncidentStream start() {
    Network network =
        new Network(
            List.of(
                new KnownCluster(
                    "A-CL11", "Cluster-A-11", "OLT-A-01", "Aceh", "Sumatera", 900, Map.of(), 2.0)));
    Engine engine =
        new Engine(database, events, () -> network, (place, at) -> Optional.empty(), clock);
    IncidentStream stream =
        new IncidentStream(broker.bootstrapServers(), database, engine, events, incidents);
    stream.start();
    return stream;
  }

  private void send(int ont, String severity) {
    Alarm alarm =
        new Alarm(
            "gasp/" + ont,
            "ems",
            "ont",
            "ONT" + ont,
            "A-CL11",
            null,
            severity,
            "power_problem",
            "dying gasp",
            AT);
    producer.send(
        new ProducerRecord<>(Topics.ALARMS.name(), alarm.reductionKey(), AlarmCodec.encode(alarm)));
  }

  @Test
  void aBurstOnTenThousandOntsIsOneIncidentThatTheTopicTells() {
    try (IncidentStream stream = start()) {
      for (int ont = 0; ont < 10_000; ont++) {
        send(ont, "critical");
      }
      producer.flush();
      await().atMost(PATIENCE).until(() -> stream.status().taken() == 10_000);

      assertThat(incidents.list(IncidentFilter.QUEUE)).hasSize(1);
      assertThat(incidents.find("INC-1").orElseThrow().impact().customers()).isEqualTo(10_000);
      await().atMost(PATIENCE).until(() -> stream.status().published() >= 1);
      ConsumerRecord<byte[], byte[]> first = read(Topics.INCIDENTS.name()).getFirst();
      assertThat(new String(first.key(), StandardCharsets.UTF_8)).isEqualTo("INC-1");
      assertThat(Json.object(new String(first.value(), StandardCharsets.UTF_8)))
          .containsEntry("type", "incident.opened");
    }
  }

  @Test
  void whatIsTakenIsNotTakenAgainByTheNextStart() {
    try (IncidentStream stream = start()) {
      for (int ont = 0; ont < 20; ont++) {
        send(ont, "critical");
      }
      producer.flush();
      await().atMost(PATIENCE).until(() -> stream.status().taken() == 20);
      incidents.resolve("INC-1", "switched off on purpose", Actor.FOREWARN);
    }
    try (IncidentStream again = start()) {
      for (int ont = 0; ont < 20; ont++) {
        send(ont, "cleared");
      }
      producer.flush();
      await().atMost(PATIENCE).until(() -> again.status().taken() == 20);

      assertThat(incidents.list(IncidentFilter.QUEUE)).isEmpty();
      assertThat(incidents.find("INC-2")).isEmpty();
    }
  }

  @Test
  void whatIsNoAlarmIsADeadLetterWithItsReason() {
    try (IncidentStream stream = start()) {
      producer.send(
          new ProducerRecord<>(
              Topics.ALARMS.name(), "{\"severity\":\"bad\"}".getBytes(StandardCharsets.UTF_8)));
      producer.send(new ProducerRecord<>(Topics.OUTAGE_PREDICTIONS.name(), new byte[] {1, 2}));
      producer.flush();
      await().atMost(PATIENCE).until(() -> stream.status().refused() == 2);

      assertThat(read(Topics.DEAD_LETTERS.name()))
          .extracting(letter ->
              new String(
                  letter.headers().lastHeader(DeadLetter.REASON).value(), StandardCharsets.UTF_8))
          .hasSize(2)
          .anyMatch(reason -> reason.startsWith("Cannot read alarm: severity is bad"));
    }
  }

  private List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> all = new ArrayList<>();
      consumer
          .partitionsFor(topic)
          .forEach(info -> all.add(new TopicPartition(topic, info.partition())));
      consumer.assign(all);
      consumer.seekToBeginning(all);
      long end = consumer.endOffsets(all).values().stream().mapToLong(Long::longValue).sum();
      await()
          .atMost(PATIENCE)
          .until(() -> {
            consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            return found.size() >= end;
          });
    }
    return found;
  }
}
