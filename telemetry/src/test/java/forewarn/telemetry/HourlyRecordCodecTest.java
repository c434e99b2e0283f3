package forewarn.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.telemetry.HourlyRecordCodec.Bad;
import forewarn.telemetry.HourlyRecordCodec.Good;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HourlyRecordCodecTest {

  @Test
  void readsWhatItWrites() {
    HourlyRecord sent =
        new HourlyRecord(
            TestNetwork.place("NTB20-CL21"),
            HourlyRecords.HOUR,
            HourlyRecords.quiet().readings(),
            true,
            Instant.parse("2024-11-05T14:00:01.250Z"),
            4711L);

    assertThat(good(HourlyRecordCodec.encode(sent))).isEqualTo(sent);
  }

  @Test
  void takesASubsetAndSkipsUnknownFields() {
    HourlyRecord read =
        good(
            """
            {"cluster_id": "ACE7E-CL11", "timestamp_1h": "2024-11-05 13:20:00", "snr_avg": 24.5,
             "colour": {"deep": [1, 2, {"er": null}]}, "rx_power_avg": "-25 dBm", "city": null}
            """);

    assertThat(read.hour()).isEqualTo(HourlyRecords.HOUR);
    assertThat(read.value(Signal.SNR_AVG)).isEqualTo(24.5);
    assertThat(read.value(Signal.RX_POWER_AVG)).isEqualTo(-25);
    assertThat(read.value(Signal.HOUR_OF_DAY)).isEqualTo(13);
    assertThat(read.value(Signal.DAY_OF_WEEK)).as("a Tuesday").isEqualTo(1);
    assertThat(read.readings().has(Signal.OFFLINE_ONT_RATIO)).isFalse();
    assertThat(read.outageNextHour()).isNull();
  }

  @Test
  void takesTheHourFromSentAtWhenThereIsNoTimestamp() {
    assertThat(good("{\"cluster_id\": \"A\", \"sent_at\": \"2024-11-05T13:59:59Z\"}").hour())
        .isEqualTo(HourlyRecords.HOUR);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "\"2024-11-05T13:00:00Z\"",
        "\"2024-11-05T13:00:00\"",
        "\"2024-11-05 13:00:00\"",
        "\"2024-11-05 13:00:00.000\"",
        "\"2024-11-05T20:00:00+07:00\"",
        "1730811600",
        "1730811600000",
        "1730811600000000",
        "1730811600000000000",
        "\"1730811600000000000\""
      })
  void readsEveryFormOfTime(String time) {
    assertThat(good("{\"cluster_id\": \"A\", \"timestamp_1h\": " + time + "}").hour())
        .isEqualTo(HourlyRecords.HOUR);
  }

  @Test
  void namesEveryProblemAtOnce() {
    assertThat(
            problemsOf(
                """
                {"timestamp_1h": "yesterday", "snr_avg": "many", "offline_ont_ratio": 1.5,
                 "link_loss_count": -3, "bad_rsl_count": 2.5, "city": 7, "olt_key": [1], "alarm_spike_flag": 2}
                """))
        .isEqualTo(
            "timestamp_1h: 'yesterday' is not a time between 2000 and 2100; "
                + "snr_avg: 'many' is not a number; "
                + "offline_ont_ratio: '1.5' is outside 0..1; "
                + "link_loss_count: '-3' is outside 0..1000000; "
                + "bad_rsl_count: '2.5' is not a whole number; "
                + "city: '7' is not a text; "
                + "olt_key: '[…]' is not a single value; "
                + "alarm_spike_flag: '2' is outside 0..1; "
                + "cluster_id: '' is missing");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "`` | payload: '' is not a JSON object",
        "`[]` | payload: '[]' is not a JSON object",
        "`null` | payload: 'null' is not a JSON object",
        "`{} {}` | payload: '{} {}' is more than one JSON object",
        "`{\"cluster_id\": \"A\"}` | timestamp_1h: '' is missing",
        "`{\"cluster_id\": \"\", \"timestamp_1h\": 0}` | cluster_id: '' is blank; timestamp_1h: '0' is not a time between 2000 and 2100",
        "`{\"cluster_id\": \"A\", \"timestamp_1h\": 99999999999999999999}` | timestamp_1h: '99999999999999999999' is not a time between 2000 and 2100",
        "`{\"cluster_id\": \"A\", \"timestamp_1h\": \"2024-13-01 00:00:00\"}` | timestamp_1h: '2024-13-01 00:00:00' is not a time between 2000 and 2100",
        "`{\"cluster_id\": \"A\", \"timestamp_1h\": \"2024-11-05\", \"snr_avg\": 1e999}` | snr_avg: '1e999' is outside -20..80"
      })
  void saysWhyAPayloadIsNoRecord(String payload, String reason) {
    assertThat(problemsOf(payload == null ? "" : payload)).isEqualTo(reason);
  }

  @Test
  void refusesMoreTerminalsOfflineThanThereAre() {
    assertThat(
            problemsOf(
                """
                {"cluster_id": "A", "timestamp_1h": "2024-11-05", "ont_registered": 10, "offline_ont_now": 5000}
                """))
        .isEqualTo("offline_ont_now: '5000' is more than the 10 of ont_registered");
  }

  @Test
  void refusesHugeAndTruncatedPayloads() {
    byte[] whole = HourlyRecordCodec.encode(HourlyRecords.quiet());
    assertThat(problemsOf("{\"x\": \"" + "y".repeat(70_000) + "\"}"))
        .contains("larger than 65536 bytes: 70009");
    for (int length = 0; length < whole.length; length++) {
      assertThat(HourlyRecordCodec.decode(java.util.Arrays.copyOf(whole, length)))
          .isInstanceOf(Bad.class);
    }
  }

  @Test
  void refusesTextThatOtherReadersOfJsonRefuse() {
    String start = "{\"cluster_id\": \"A\", \"timestamp_1h\": \"2024-11-05\", \"note\": \"";
    String whole = start + "grün \\u00fc \\ud83d\\ude00 \\\\ud800\"}";

    assertThat(HourlyRecordCodec.decode(whole.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Good.class);
    for (byte[] payload :
        new byte[][] {
          whole.getBytes(StandardCharsets.UTF_16),
          whole.getBytes(StandardCharsets.UTF_16LE),
          ("\uFEFF" + whole).getBytes(StandardCharsets.UTF_8),
          whole.getBytes(StandardCharsets.ISO_8859_1),
          (start + "\\ud800 half\"}").getBytes(StandardCharsets.UTF_8),
          (start + "\\ude00\"}").getBytes(StandardCharsets.UTF_8),
        }) {
      assertThat(HourlyRecordCodec.decode(payload)).isInstanceOf(Bad.class);
    }
  }

  @Test
  void neverThrowsOnMutatedPayloads() {
    long seed = System.nanoTime();
    System.out.println("HourlyRecordCodecTest seed " + seed);
    Random random = new Random(seed);
    byte[] whole = HourlyRecordCodec.encode(HourlyRecords.quiet());
    for (int i = 0; i < 20_000; i++) {
      byte[] mutated = whole.clone();
      for (int change = random.nextInt(1, 6); change > 0; change--) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
      }
      switch (HourlyRecordCodec.decode(mutated)) {
        case Good(var hourly) -> assertThat(hourly.clusterId()).isNotBlank();
        case Bad(var problems) -> assertThat(problems).as("seed %s", seed).isNotEmpty();
      }
    }
  }

  private static HourlyRecord good(String json) {
    return good(json.getBytes(StandardCharsets.UTF_8));
  }

  private static HourlyRecord good(byte[] json) {
    return switch (HourlyRecordCodec.decode(json)) {
      case Good(var hourly) -> hourly;
      case Bad(var problems) -> throw new AssertionError(Problem.describe(problems));
    };
  }

  private static String problemsOf(String json) {
    return switch (HourlyRecordCodec.decode(json.getBytes(StandardCharsets.UTF_8))) {
      case Good(var hourly) -> throw new AssertionError("accepted " + hourly);
      case Bad(var problems) -> Problem.describe(problems);
    };
  }
}
