package forewarn.console.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import forewarn.console.fixture.Http;
import forewarn.console.fixture.SamplePredictions;
import forewarn.console.fixture.TestConsole;
import forewarn.console.start.Services;
import forewarn.prediction.monitoring.Monitoring;
import forewarn.prediction.registry.CardJson;
import forewarn.prediction.registry.ModelRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What came of predictions over HTTP, on a console of its own. */
class LiveModelApiTest {
  private static final Path GOLDEN =
      Path.of("../prediction/src/test/resources/models/outage/1").toAbsolutePath();
  private static final int HOURS = 30;
  private static final int CLUSTERS = 204;

  private static TestConsole console;
  private static Http analyst;

  @BeforeAll
  static void thirtyHoursWereScored() throws IOException {
    console = TestConsole.live();
    analyst = Http.program(console, TestConsole.ANALYST, TestConsole.PASSWORD);
    new ModelRegistry(console.dataDir().resolve("models"))
        .add(
            CardJson.read(Files.readString(GOLDEN.resolve("card.json"))),
            Files.readAllBytes(GOLDEN.resolve("model.ubj")));
    SamplePredictions sample = new SamplePredictions(Instant.parse("2024-11-05T00:00:00Z"), 3);
    for (int hour = 0; hour < HOURS; hour++) {
      console.send(sample.nextHour());
    }
    Monitoring monitoring =
        console.beans(Services.class).iterator().next().monitoring().orElseThrow();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> {
          monitoring.update();
          return live().path("performance").path(0).path("total").path("predictions").asInt()
              == HOURS * CLUSTERS;
        });
  }

  private static JsonNode live() {
    return Http.json(analyst.get("/api/v1/models/outage/1/live"));
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  @Test
  void tellsFiguresOverTimeWithCalibration() {
    JsonNode champion = live().get("performance").get(0);

    assertThat(champion.get("role").asString()).isEqualTo("CHAMPION");
    JsonNode total = champion.get("total");
    assertThat(total.get("outcomes").asInt()).isEqualTo((HOURS - 1) * CLUSTERS);
    assertThat(total.get("precision").asDouble()).isBetween(0.3, 1.0);
    assertThat(total.get("recall").asDouble()).isBetween(0.3, 1.0);
    assertThat(total.get("calibration").size()).isPositive();
    assertThat(champion.get("last_day").get("predictions").asInt()).isEqualTo(24 * CLUSTERS);
    assertThat(champion.get("days").size()).isEqualTo(2);
    assertThat(live().get("as_of").asString()).isEqualTo("2024-11-06T05:00:00Z");
    assertThat(live().has("drift")).isTrue();
  }

  @Test
  void alarmsAreThoseThatTheReportTells() {
    JsonNode alarms = Http.json(analyst.get("/api/v1/model-alarms")).get("alarms");

    assertThat(alarms).isEqualTo(live().get("alarms"));
    for (JsonNode alarm : alarms) {
      assertThat(alarm.get("message").asString()).isNotEmpty();
      assertThat(alarm.get("advice").asString()).isNotEmpty();
    }
    assertThat(analyst.get("/api/v1/model-alarms?limit=0").statusCode()).isEqualTo(400);
  }

  @Test
  void ofAModelThatIsNotThereItSaysSo() {
    assertThat(analyst.get("/api/v1/models/outage/99/live").statusCode()).isEqualTo(404);
  }

  @Test
  void figuresAreMetricsToo() {
    String metrics = analyst.get("/actuator/prometheus").body();

    assertThat(metrics)
        .contains("forewarn_model_alarms ")
        .contains("forewarn_model_precision ")
        .doesNotContain("forewarn_model_recall NaN");
  }
}
