package forewarn.console.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.console.fixture.SamplePredictions;
import forewarn.telemetry.Prediction;
import forewarn.telemetry.PredictionCodec;
import forewarn.telemetry.Signal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GlanceTest {
  private final Prediction prediction =
      new SamplePredictions(Instant.parse("2024-11-05T13:00:00Z"), 1).nextHour().getFirst();

  @Test
  void glanceAgreesWithTheWholePrediction() {
    Glance glance = Glance.read(PredictionCodec.encode(prediction));

    assertThat(glance)
        .isEqualTo(
            new Glance(
                prediction.clusterId(),
                prediction.place().province(),
                prediction.place().region(),
                prediction.hour().getEpochSecond() / 3600,
                prediction.probability(),
                prediction.threshold(),
                prediction.outageNow(),
                prediction.readings().value(Signal.ONT_REGISTERED),
                prediction.readings().value(Signal.OFFLINE_ONT_NOW)));
    assertThat(glance.hour()).isEqualTo(prediction.hour());
  }

  @Test
  void signalThatWasNotReportedIsNotZero() {
    Glance glance =
        Glance.read(
            bytes(
                """
                {"cluster_id":"X","timestamp_1h":"2024-11-05T13:00:00Z","probability":0.7,"threshold":0.5,\
                "outage_now":0}\
                """));

    assertThat(glance.offline()).isNaN();
    assertThat(glance.province()).isNull();
    assertThat(glance.risk()).isEqualTo(Risk.EXPECTED);
  }

  @Test
  void whatIsNoPredictionIsRefusedWithAReason() {
    assertThatThrownBy(() -> Glance.read(bytes("{\"cluster_id\":\"X\"}")))
        .hasMessageStartingWith("Cannot read prediction: cluster_id, timestamp_1h");
    assertThatThrownBy(() -> Glance.read(bytes("[1]"))).hasMessageContaining("not a JSON object");
    assertThatThrownBy(() -> Glance.read(bytes("{\"cluster_id\":")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
