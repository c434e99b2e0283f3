package forewarn.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import forewarn.telemetry.HourlyRecordCodec;
import forewarn.telemetry.HourlyRecords;
import forewarn.telemetry.Prediction;
import forewarn.telemetry.PredictionCodec;
import forewarn.telemetry.TestNetwork;
import forewarn.telemetry.topic.DeadLetter;
import forewarn.telemetry.topic.Topics;
import forewarn.warehouse.Progress;
import forewarn.warehouse.TestWarehouse;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.model.Refresh;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamLoaderTest {
  private static final String ROWS = "select count(*) from RAW.KAFKA_RAW_ML_FEATURES";

  @TempDir Path dataDir;
  private LoadFixture fixture;

  @BeforeEach
  void start() {
    fixture = new LoadFixture(dataDir);
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  private static byte[] record(int number) {
    String cluster = TestNetwork.PLAN.clusters().get(number % 204).id();
    return HourlyRecordCodec.encode(
        HourlyRecords.quiet(cluster, HourlyRecords.HOUR.plusSeconds(3600L * (number / 204))));
  }

  @Test
  void keepsPayloadAndMetadataAsSent() {
    String payload =
        "{\"cluster_id\": \"ACE7E-CL11\", \"timestamp_1h\": \"2024-11-05 13:00:00\", \"colour\": \"grün\"}";
    var message =
        new ProducerRecord<>(
            Topics.RAW_ML_FEATURES.name(),
            1,
            1_730_811_600_123L,
            "a\"key".getBytes(StandardCharsets.UTF_8),
            payload.getBytes(StandardCharsets.UTF_8));
    message.headers().add("source", "edge\n1".getBytes(StandardCharsets.UTF_8));
    fixture.producer.send(message);
    try (StreamLoader loader = fixture.startLoader();
        Session session = fixture.warehouse.session()) {
      fixture.awaitCount(ROWS, 1);
      assertThat(
              TestWarehouse.rows(
                  session,
                  """
                  select RECORD_CONTENT::varchar as content, RECORD_METADATA->>'$.topic' as topic,
                    (RECORD_METADATA->>'$.partition')::int as partition, (RECORD_METADATA->>'$.offset')::bigint as "offset",
                    RECORD_METADATA->>'$.CreateTime' as time, RECORD_METADATA->>'$.key' as key,
                    RECORD_METADATA->>'$.headers.source' as source
                  from RAW.KAFKA_RAW_ML_FEATURES
                  """))
          .containsExactly(
              Map.of(
                  "content", payload,
                  "topic", "raw_ml_features_topic",
                  "partition", "1",
                  "offset", "0",
                  "time", "1730811600123",
                  "key", "a\"key",
                  "source", "edge\n1"));
      assertThat(loader.status().recordsLoaded()).isEqualTo(1);
      assertThat(loader.status().error()).isNull();
    }
  }

  @Test
  void showsARecordWithinASecondOfItsSending() throws Exception {
    try (StreamLoader loader = fixture.startLoader()) {
      fixture.sendRecord("warm", record(0));
      fixture.awaitCount(ROWS, 1);
      long start = System.nanoTime();
      fixture.producer.send(new ProducerRecord<>(Topics.RAW_ML_FEATURES.name(), record(1))).get();
      await()
          .atMost(Duration.ofSeconds(10))
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> fixture.count(ROWS) == 2);
      System.out.println("visible after ms " + (System.nanoTime() - start) / 1_000_000);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
      assertThat(loader.status().running()).isTrue();
    }
  }

  @Test
  void loadsEachRecordOnceAcrossRestarts() {
    int sent = 0;
    for (int restart = 0; restart < 5; restart++) {
      for (int i = 0; i < 4_000; i++) {
        fixture.sendRecord("k" + sent % 50, record(sent++));
      }
      try (StreamLoader loader = fixture.startLoader()) {
        long atLeast = sent - 3_000;
        await().atMost(Duration.ofSeconds(60)).until(() -> fixture.count(ROWS) >= atLeast);
        assertThat(loader.status().error()).isNull();
      }
    }
    try (StreamLoader loader = fixture.startLoader()) {
      fixture.awaitCount(ROWS, sent);
      assertThat(
              fixture.count(
                  "select count(distinct (RECORD_METADATA->>'$.partition', RECORD_METADATA->>'$.offset')) from RAW.KAFKA_RAW_ML_FEATURES"))
          .isEqualTo(sent);
      await().until(() -> loader.status().lag() == 0);
    }
  }

  @Test
  void keepsTenThousandHostilePayloadsOutAndSaysWhy() {
    long seed = System.nanoTime();
    System.out.println("StreamLoaderTest seed " + seed);
    HostilePayloads hostile = new HostilePayloads(new Random(seed));
    int good = 0;
    for (int i = 0; i < 10_000; i++) {
      byte[] payload = hostile.next();
      good += HostilePayloads.isGood(payload) ? 1 : 0;
      fixture.sendRecord(i % 3 == 0 ? null : "k" + i, payload);
    }
    fixture.sendRecord("last", record(0));
    long expectedGood = good + 1;
    try (StreamLoader loader = fixture.startLoader()) {
      fixture.awaitCount(ROWS, expectedGood);
      await().atMost(Duration.ofSeconds(60)).until(() -> loader.status().lag() == 0);
      await().until(() -> loader.status().deadLetters() == 10_001 - expectedGood);
      assertThat(fixture.count(ROWS)).isEqualTo(expectedGood);
      assertThat(
              fixture.count(
                  "select count(*) from RAW.KAFKA_RAW_ML_FEATURES where json_valid(RECORD_CONTENT) and json_valid(RECORD_METADATA)"))
          .as("seed %s", seed)
          .isEqualTo(expectedGood);
      List<ConsumerRecord<byte[], byte[]>> letters = fixture.deadLetters();
      assertThat(letters).hasSize(Math.toIntExact(10_001 - expectedGood));
      assertThat(letters)
          .allSatisfy(letter ->
              assertThat(LoadFixture.header(letter, DeadLetter.REASON))
                  .matches("(?s)[a-z_0-9]+: .+"));
      new Refresh(fixture.warehouse).archive();
      assertThat(fixture.count("select count(*) from RAW.RAW_ML_FEATURES")).isEqualTo(expectedGood);
    }
  }

  @Test
  void sendsADeadLetterOnceWhenTheProcessDiesBeforeTheCommit() {
    for (int i = 0; i < 300; i++) {
      fixture.sendRecord(
          "k" + i, i % 3 == 0 ? "broken".getBytes(StandardCharsets.UTF_8) : record(i));
    }
    try (StreamLoader loader = fixture.startLoader()) {
      await().until(() -> loader.status().deadLetters() == 100);
      fixture.awaitCount(ROWS, 200);
    }
    // As if none of the transactions in the warehouse had been committed.
    try (Session session = fixture.warehouse.session()) {
      session.update("delete from RAW.KAFKA_RAW_ML_FEATURES");
      session.update("delete from RAW.STREAM_OFFSETS");
    }
    for (int i = 0; i < 30; i++) {
      fixture.sendRecord("k" + i, "broken too".getBytes(StandardCharsets.UTF_8));
    }
    try (StreamLoader loader = fixture.startLoader()) {
      await().until(() -> loader.status().deadLetters() == 130);
      fixture.awaitCount(ROWS, 200);
    }
    List<ConsumerRecord<byte[], byte[]>> letters = fixture.deadLetters();
    assertThat(letters).hasSize(130);
    assertThat(letters)
        .extracting(letter ->
            LoadFixture.header(letter, DeadLetter.SOURCE_PARTITION)
                + "/"
                + LoadFixture.header(letter, DeadLetter.SOURCE_OFFSET))
        .doesNotHaveDuplicates();
  }

  @Test
  void goesOnAfterRecordsTheBrokerDeletedAndCountsThem() throws Exception {
    for (int i = 0; i < 10; i++) {
      fixture.producer.send(
          new ProducerRecord<>(Topics.RAW_ML_FEATURES.name(), 0, null, record(i)));
    }
    fixture.producer.flush();
    try (StreamLoader loader = fixture.startLoader()) {
      fixture.awaitCount(ROWS, 10);
    }
    for (int i = 10; i < 30; i++) {
      fixture.producer.send(
          new ProducerRecord<>(Topics.RAW_ML_FEATURES.name(), 0, null, record(i)));
    }
    fixture.producer.flush();
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", fixture.broker.bootstrapServers()))) {
      admin
          .deleteRecords(
              Map.of(
                  new TopicPartition(Topics.RAW_ML_FEATURES.name(), 0),
                  RecordsToDelete.beforeOffset(15)))
          .all()
          .get();
    }
    try (StreamLoader loader = fixture.startLoader()) {
      fixture.awaitCount(ROWS, 25);
      assertThat(loader.status().skipped()).isEqualTo(5);
    }
  }

  @Test
  void waitsForABrokerThatIsNotThereAndSaysSo() {
    try (StreamLoader loader =
        new StreamLoader(
            fixture.warehouse,
            new LoadSettings(
                "127.0.0.1:9",
                Map.of("default.api.timeout.ms", "500", "request.timeout.ms", "400"),
                Duration.ofMillis(100),
                1000))) {
      loader.start();
      await().atMost(Duration.ofSeconds(20)).until(() -> loader.status().error() != null);
      assertThat(loader.status().running()).isTrue();
    }
  }

  @Test
  void loadsPredictionsAndWhatBecameOfThem() {
    String topic = Topics.OUTAGE_PREDICTIONS.name();
    for (int hour = 0; hour < 3; hour++) {
      fixture.send(topic, "ACE7E-CL11", PredictionCodec.encode(prediction(hour)));
    }
    fixture.send(topic, "ACE7E-CL11", "{\"probability\": 1}".getBytes(StandardCharsets.UTF_8));
    try (StreamLoader loader = fixture.startLoader();
        Session session = fixture.warehouse.session()) {
      fixture.awaitCount("select count(*) from DATAMART.FACT_PREDICTIONS", 3);
      assertThat(
              TestWarehouse.rows(
                  session,
                  "select source_offset, outcome, missing_features from DATAMART.FACT_PREDICTIONS order by source_offset"))
          .extracting(Object::toString)
          .containsExactly(
              "{missing_features=a,b, outcome=0, source_offset=0}",
              "{missing_features=a,b, outcome=1, source_offset=1}",
              "{missing_features=a,b, outcome=null, source_offset=2}");
      await().until(() -> loader.status().deadLetters() == 1);
      assertThat(loader.status().predictionsLoaded()).isEqualTo(3);
    }
  }

  private static Prediction prediction(int hour) {
    Instant at = HourlyRecords.HOUR.plusSeconds(3600L * hour);
    return new Prediction(
        TestNetwork.place("ACE7E-CL11"),
        at,
        0.9,
        0.5,
        "outage",
        "1",
        Instant.parse("2024-12-01T00:00:00Z"),
        12,
        hour == 2,
        HourlyRecords.quiet("ACE7E-CL11", at).readings(),
        List.of("a", "b"),
        List.of(),
        null,
        new Prediction.Source(Topics.RAW_ML_FEATURES.name(), 0, hour));
  }

  @Test
  void bringsStreamedRecordsToGold() {
    try (Session session = fixture.warehouse.session()) {
      TestWarehouse.addNetwork(session);
    }
    for (int i = 0; i < 408; i++) {
      fixture.sendRecord("k" + i, record(i));
    }
    Refresh refresh = new Refresh(fixture.warehouse);
    try (StreamLoader loader = fixture.startLoader()) {
      fixture.awaitCount(ROWS, 408);
      assertThat(refresh.archive()).isEqualTo(408);
      assertThat(refresh.archive()).isZero();
      refresh.refresh(Progress.none());
      assertThat(fixture.count("select count(*) from DATAMART.FACT_ML_FEATURES")).isEqualTo(408);
      assertThat(fixture.count("select count(snr_avg) from DATAMART.FACT_ML_FEATURES"))
          .isEqualTo(408);
      assertThat(loader.status().recordsLoaded()).isEqualTo(408);
    }
  }
}
