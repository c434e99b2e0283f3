package forewarn.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionCodecTest {
  private static final Prediction PREDICTION =
      new Prediction(
          TestNetwork.place("ACE7E-CL11"),
          HourlyRecords.HOUR,
          0.87,
          0.5,
          "outage",
          "1",
          Instant.parse("2026-01-01T00:00:00.125Z"),
          42,
          false,
          HourlyRecords.quiet().readings(),
          List.of("hours_since_outage"),
          List.of("temperature"),
          new Prediction.Challenger("outage", "2", 0.31, 0.4),
          new Prediction.Source("raw_ml_features_topic", 1, 99));

  @Test
  void readsWhatItWrites() {
    assertThat(PredictionCodec.decode(PredictionCodec.encode(PREDICTION))).isEqualTo(PREDICTION);
  }

  @Test
  void readsWhatOlderReleasesWrote() {
    String older =
        new String(PredictionCodec.encode(PREDICTION), StandardCharsets.UTF_8)
            .replaceAll("\"(challenger_|unusual_)\\w+\":(\\[[^]]*]|\"[^\"]*\"|[0-9.]+),", "");

    Prediction read = PredictionCodec.decode(older.getBytes(StandardCharsets.UTF_8));

    assertThat(older).doesNotContain("challenger", "unusual");
    assertThat(read.challenger()).isNull();
    assertThat(read.unusualFeatures()).isEmpty();
    assertThat(read.probability()).isEqualTo(PREDICTION.probability());
  }

  @Test
  void writesTheLabelForReadersThatKnowNoThreshold() {
    assertThat(new String(PredictionCodec.encode(PREDICTION), StandardCharsets.UTF_8))
        .contains("\"label_outage_1h\":1");
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> PredictionCodec.decode("{}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot read prediction: cluster_id is missing");
  }
}
