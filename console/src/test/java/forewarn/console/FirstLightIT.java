package forewarn.console;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.telemetry.HourlyRecordCodec;
import forewarn.telemetry.HourlyRecords;
import forewarn.telemetry.Signal;
import forewarn.telemetry.topic.DeadLetter;
import forewarn.telemetry.topic.Topics;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * From an empty directory to live predictions, as a user sees it; the tests share one installation,
 * in order.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstLightIT {
  private static final int HOSTILE = 10_000;
  private static final JsonMapper JSON = JsonMapper.shared();
  @TempDir static Path dataDir;
  private static ForewarnProcess forewarn;

  @BeforeAll
  static void start() {
    forewarn = ForewarnProcess.start(dataDir, "--history", "3mo", "--speed", "1800");
  }

  @AfterAll
  static void stop() throws InterruptedException {
    forewarn.close();
    assertThat(forewarn.process().exitValue()).as("ended as by Ctrl-C").isIn(0, 130, 143);
  }

  @Test
  @Order(1)
  void goesFromAnEmptyDirectoryToLivePredictions() throws Exception {
    forewarn.awaitAnswer(Duration.ofSeconds(60)).awaitLive(Duration.ofSeconds(240));

    // October to December 2024: 92 days of 204 clusters.
    assertThat(
            forewarn
                .queryValue(
                    "select count(*) from DATAMART.FACT_ML_FEATURES"
                        + " where timestamp_1h < timestamp '2025-01-01 00:00:00'")
                .asInt())
        .isEqualTo(92 * 24 * 204);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            forewarn.queryValue("select count(*) from DATAMART.FACT_PREDICTIONS").asInt() >= 500);
  }

  @Test
  @Order(2)
  void pushesPredictionsAsServerSentEvents() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      var response =
          client.send(
              forewarn
                  .authorised("/api/v1/predictions/stream")
                  .header("Accept", "text/event-stream")
                  .build(),
              HttpResponse.BodyHandlers.ofInputStream());
      assertThat(response.statusCode()).isEqualTo(200);
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
        List<String> read = new ArrayList<>();
        while (read.stream().filter(line -> line.startsWith("data:")).count() < 3) {
          read.add(lines.readLine());
        }
        assertThat(read).anyMatch(line -> line.matches("event: ?prediction"));
        JsonNode event =
            JSON.readTree(
                read.stream()
                    .filter(line -> line.startsWith("data:"))
                    .reduce((first, last) -> last)
                    .orElseThrow()
                    .substring(5));
        assertThat(event.get("cluster_id").asString()).contains("-CL");
        assertThat(event.get("probability").asDouble()).isBetween(0.0, 1.0);
      }
    }
  }

  @Test
  @Order(3)
  void predictedOutagesComeTrue() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(180))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() ->
            assertThat(
                    forewarn
                        .queryValue(
                            "select count(*) from DATAMART.FACT_PREDICTIONS"
                                + " where label_outage_1h = 1 and outcome = 1")
                        .asInt())
                .isGreaterThanOrEqualTo(3));
  }

  @Test
  @Order(4)
  void keepsHostilePayloadsAsideWithTheirReason() throws Exception {
    long seed = Long.getLong("forewarn.seed", System.nanoTime());
    System.out.println("FirstLightIT seed " + seed);
    Random random = new Random(seed);
    sendHostile(random);

    List<ConsumerRecord<byte[], byte[]>> dead = readDeadLetters();
    assertThat(dead).hasSize(HOSTILE);
    assertThat(dead)
        .allSatisfy(letter -> {
          assertThat(header(letter, DeadLetter.REASON)).containsPattern("^[a-z_0-9]+: '");
          assertThat(header(letter, DeadLetter.SOURCE_TOPIC))
              .isEqualTo(Topics.RAW_ML_FEATURES.name());
        });
    forewarn.awaitLive(Duration.ofSeconds(10));
  }

  @Test
  @Order(5)
  void resumesAfterAKillWithTheSameDataAndPosition() throws Exception {
    int before = forewarn.queryValue("select count(*) from DATAMART.FACT_PREDICTIONS").asInt();
    forewarn.kill();
    forewarn.start();
    forewarn.awaitLive(Duration.ofSeconds(90));

    assertThat(forewarn.queryValue("select count(*) from DATAMART.FACT_PREDICTIONS").asInt())
        .isGreaterThanOrEqualTo(before);
    Awaitility.await("the simulator goes on")
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            forewarn.queryValue("select count(*) from DATAMART.FACT_PREDICTIONS").asInt()
                > before + 300);
    assertThat(
            forewarn
                .queryValue(
                    "select count(*) - count(distinct (cluster_id, timestamp_1h))"
                        + " from DATAMART.FACT_PREDICTIONS")
                .asInt())
        .as("no hour simulated twice")
        .isZero();
  }

  private static void sendHostile(Random random) {
    byte[] whole = HourlyRecordCodec.encode(HourlyRecords.quiet());
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", forewarn.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int i = 0; i < HOSTILE; i++) {
        byte[] payload =
            switch (i % 6) {
              case 0 -> java.util.Arrays.copyOf(whole, random.nextInt(whole.length));
              case 1 -> randomBytes(random, random.nextInt(2000));
              case 2 -> text("{\"x\": \"" + "y".repeat(70_000) + "\"}");
              case 3 -> text("[".repeat(random.nextInt(1, 3000)));
              case 4 ->
                  HourlyRecordCodec.encode(
                      HourlyRecords.with(
                          HourlyRecords.quiet(),
                          Signal.ALL.get(random.nextInt(12)),
                          -1e9 * (1 + random.nextInt(100))));
              default ->
                  text(
                      "{\"cluster_id\": \"\u0000'; drop table RAW.RAW_CITY; --\", \"timestamp_1h\": \""
                          + random.nextLong()
                          + " o'clock\", \"snr_avg\": {\"a\": [1]}}");
            };
        producer.send(
            new ProducerRecord<>(Topics.RAW_ML_FEATURES.name(), randomBytes(random, 8), payload));
      }
      producer.flush();
    }
  }

  private static List<ConsumerRecord<byte[], byte[]>> readDeadLetters() {
    List<ConsumerRecord<byte[], byte[]>> dead = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers",
                forewarn.bootstrapServers(),
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(
          consumer.partitionsFor(Topics.DEAD_LETTERS.name()).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList());
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> {
            consumer.poll(Duration.ofMillis(200)).forEach(dead::add);
            return dead.size() >= HOSTILE;
          });
      // One more look: none may come twice.
      consumer.poll(Duration.ofMillis(500)).forEach(dead::add);
    }
    return dead;
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static byte[] randomBytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
