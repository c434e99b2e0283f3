package forewarn.simulator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.simulator.process.NetworkProcess;
import forewarn.simulator.process.Observation;
import forewarn.simulator.process.Profile;
import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.HourlyRecordCodec;
import forewarn.telemetry.HourlyRecordCodec.Decoded;
import forewarn.telemetry.TestNetwork;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The live stream into a real broker. */
class LiveStreamTest {
  private static final Instant FROM = Instant.parse("2024-03-01T00:00:00Z");
  private static final Instant SENT_AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final double AS_FAST_AS_POSSIBLE = 1e12;

  @TempDir private static Path directory;
  private static StreamTopic topic;

  @BeforeAll
  static void startBroker() {
    topic = StreamTopic.start(directory);
  }

  @AfterAll
  static void stopBroker() {
    topic.close();
  }

  @BeforeEach
  void createTopic() {
    topic.create();
  }

  @AfterEach
  void deleteTopic() throws Exception {
    topic.delete();
  }

  @Test
  void sendsTheRecordsOfTheProcessWithoutTheirLabels() throws Exception {
    runUntilSent(Profile.REFERENCE, 500);

    List<HourlyRecord> sent = records();
    List<HourlyRecord> expected = new ArrayList<>();
    NetworkProcess process = process(Profile.REFERENCE, FROM);
    for (int i = 0; i < 3; i++) {
      for (Observation observation : process.next().observations()) {
        HourlyRecord hourly = observation.hourly();
        expected.add(
            new HourlyRecord(
                hourly.place(),
                hourly.hour(),
                hourly.readings(),
                null,
                SENT_AT,
                (long) expected.size()));
      }
    }
    assertThat(sent).isEqualTo(expected.subList(0, 500));
  }

  @Test
  void theKeyIsTheCluster() throws Exception {
    runUntilSent(Profile.REFERENCE, 10);

    assertThat(topic.messages())
        .hasSize(10)
        .allSatisfy(message ->
            assertThat(new String(message.key(), StandardCharsets.UTF_8))
                .isEqualTo(decode(message).clusterId()));
  }

  @ParameterizedTest
  @EnumSource
  void continuesWithoutGapOrRepeatWhereverItWasStopped(Profile profile) throws Exception {
    List<Integer> parts = List.of(1, 203, 57, 700, 204, 3, 411);
    for (int part : parts) {
      runUntilSent(profile, part);
    }

    int total = parts.stream().mapToInt(part -> part).sum();
    assertThat(topic.places()).isEqualTo(expectedPlaces(profile, total));
    assertThat(records())
        .extracting(HourlyRecord::rowIndex)
        .containsExactlyElementsOf(LongStream.range(0, total).boxed().toList());
  }

  @Test
  void sendsWhatACrashLeftOutOfTheNewestHour() throws Exception {
    Arrivals arrivals = new Arrivals(from -> process(Profile.REFERENCE, from), FROM, FROM);
    List<Observation> first = arrivals.next();
    try (StreamSender sender = new StreamSender(topic.bootstrapServers(), () -> SENT_AT)) {
      for (int slot : new int[] {0, 1, 2, 5, 9}) {
        sender.send(first.get(slot).hourly(), new Mark(FROM, FROM, slot, slot));
      }
    }

    runUntilSent(Profile.REFERENCE, 250);

    assertThat(topic.places()).isEqualTo(expectedPlaces(Profile.REFERENCE, 255));
  }

  @Test
  void continuesItsOwnStreamBehindOtherProducersMessages() throws Exception {
    runUntilSent(Profile.REFERENCE, 300);
    topic.addForeignMessages(20_000);
    runUntilSent(Profile.REFERENCE, 300);

    assertThat(topic.places()).isEqualTo(expectedPlaces(Profile.REFERENCE, 600));
  }

  @Test
  void saysWhichTopicIsMissing() throws Exception {
    topic.delete();

    assertThatThrownBy(() -> runUntilSent(Profile.REFERENCE, 1))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "Cannot read raw_ml_features_topic at %s: the topic does not exist",
            topic.bootstrapServers());
    topic.create();
  }

  /** Runs the stream and stops it in the middle of whatever it is doing after so many records. */
  private static void runUntilSent(Profile profile, int count) throws Exception {
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch left = new CountDownLatch(count);
    InstantSource clock =
        () -> {
          left.countDown();
          if (left.getCount() == 0) {
            stop.countDown();
          }
          return SENT_AT;
        };
    LiveSettings settings = new LiveSettings(topic.bootstrapServers(), FROM, AS_FAST_AS_POSSIBLE);
    new LiveStream(from -> process(profile, from), settings, clock).run(stop, hour -> {});
  }

  private static List<String> expectedPlaces(Profile profile, int count) {
    Arrivals arrivals = new Arrivals(from -> process(profile, from), FROM, FROM);
    List<String> places = new ArrayList<>();
    while (places.size() < count) {
      Instant hour = arrivals.nextHour();
      int slots = arrivals.next().size();
      for (int slot = 0; slot < slots; slot++) {
        places.add(hour + " " + slot);
      }
    }
    return places.subList(0, count);
  }

  private static NetworkProcess process(Profile profile, Instant from) {
    return new NetworkProcess(TestNetwork.PLAN, profile, 5, from);
  }

  private static List<HourlyRecord> records() {
    return topic.messages().stream()
        .map(LiveStreamTest::decode)
        .sorted(Comparator.comparing(HourlyRecord::rowIndex))
        .toList();
  }

  private static HourlyRecord decode(ConsumerRecord<byte[], byte[]> message) {
    Decoded decoded = HourlyRecordCodec.decode(message.value());
    assertThat(decoded).isInstanceOf(HourlyRecordCodec.Good.class);
    return ((HourlyRecordCodec.Good) decoded).value();
  }
}
