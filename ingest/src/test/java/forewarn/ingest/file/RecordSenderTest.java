package forewarn.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.ingest.broker.EmbeddedBroker;
import forewarn.ingest.broker.TopicSetup;
import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.HourlyRecordCodec;
import forewarn.telemetry.HourlyRecords;
import forewarn.telemetry.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordSenderTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  @TempDir Path directory;

  @Test
  void numbersRecordsAndLeavesTheLabelOut() {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
      TopicSetup.create(broker.bootstrapServers(), 1);
      HourlyRecord quiet = HourlyRecords.quiet();
      HourlyRecord labelled =
          new HourlyRecord(quiet.place(), quiet.hour(), quiet.readings(), true, null, null);
      try (RecordSender sender =
          new RecordSender(
              broker.bootstrapServers(),
              Topics.RAW_ML_FEATURES.name(),
              500,
              InstantSource.fixed(NOW))) {
        for (int i = 0; i < 100; i++) {
          sender.send(labelled);
        }
        sender.flush();
        assertThat(sender.sent()).isEqualTo(100);
      }

      List<HourlyRecord> received = receive(broker.bootstrapServers(), 100);
      assertThat(received)
          .extracting(HourlyRecord::rowIndex)
          .containsExactlyElementsOf(java.util.stream.LongStream.range(0, 100).boxed().toList());
      assertThat(received)
          .allSatisfy(hourly -> {
            assertThat(hourly.outageNextHour()).isNull();
            assertThat(hourly.sentAt()).isEqualTo(NOW);
            assertThat(hourly.readings()).isEqualTo(quiet.readings());
          });
    }
  }

  private static List<HourlyRecord> receive(String bootstrapServers, int count) {
    List<HourlyRecord> received = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(new TopicPartition(Topics.RAW_ML_FEATURES.name(), 0)));
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> {
            consumer
                .poll(Duration.ofMillis(200))
                .forEach(message -> {
                  assertThat(message.key()).isEqualTo("ACE7E-CL11");
                  if (HourlyRecordCodec.decode(message.value())
                      instanceof HourlyRecordCodec.Good(var hourly)) {
                    received.add(hourly);
                  }
                });
            return received.size() == count;
          });
    }
    return received;
  }
}
