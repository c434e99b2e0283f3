package forewarn.console.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.console.fixture.Http;
import forewarn.console.fixture.TestConsole;
import forewarn.prediction.registry.CardJson;
import forewarn.prediction.registry.ModelRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The life of models over HTTP, on a console of its own. */
class ModelApiTest {
  private static final Path GOLDEN =
      Path.of("../prediction/src/test/resources/models/outage/1").toAbsolutePath();
  private static final String WHY = "{\"why\": \"better on <the> newest month\"}";

  private static TestConsole console;
  private static Http engineer;
  private static Http analyst;

  @BeforeAll
  static void start() throws IOException {
    console = TestConsole.live();
    engineer = Http.program(console, TestConsole.ENGINEER, TestConsole.PASSWORD);
    analyst = Http.program(console, TestConsole.ANALYST, TestConsole.PASSWORD);
    ModelRegistry registry = new ModelRegistry(console.dataDir().resolve("models"));
    for (int version = 1; version <= 3; version++) {
      registry.add(
          CardJson.read(Files.readString(GOLDEN.resolve("card.json"))),
          Files.readAllBytes(GOLDEN.resolve("model.ubj")));
    }
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  @Test
  void engineersPromoteChallengeArchiveAndRollBack() {
    JsonNode challenged = decided("outage/3/challenge");
    assertThat(challenged.get("to").asString()).isEqualTo("CHALLENGER");
    assertThat(decided("end-challenge").get("model").get("version").asString()).isEqualTo("3");
    JsonNode promoted = decided("outage/2/promote");
    assertThat(promoted.get("who").asString()).isEqualTo(TestConsole.ENGINEER);
    assertThat(promoted.get("replaced").get("version").asString()).isEqualTo("1");
    assertThat(decided("rollback").get("what").asString()).isEqualTo("ROLL_BACK");
    assertThat(decided("outage/3/archive").get("to").asString()).isEqualTo("ARCHIVED");
    assertThat(decided("outage/3/restore").get("to").asString()).isEqualTo("CANDIDATE");

    JsonNode decisions = Http.json(analyst.get("/api/v1/models/decisions")).get("decisions");
    assertThat(decisions.get(0).get("what").asString()).isEqualTo("RESTORE");
    assertThat(decisions.get(0).get("why").asString()).isEqualTo("better on <the> newest month");
    JsonNode models = Http.json(analyst.get("/api/v1/models"));
    assertThat(models.get("models").size()).isEqualTo(3);
    assertThat(models.get("models").get(2).get("stage").asString()).isEqualTo("CHAMPION");
    assertThat(models.get("unusable").isEmpty()).isTrue();
  }

  private static JsonNode decided(String what) {
    HttpResponse<String> answer = engineer.postJson("/api/v1/models/" + what, WHY);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Http.json(answer);
  }

  @Test
  void othersMayLookAndNotDecide() {
    for (String what : new String[] {"outage/2/promote", "rollback", "retrain"}) {
      assertThat(analyst.postJson("/api/v1/models/" + what, WHY).statusCode()).isEqualTo(403);
    }
    assertThat(analyst.get("/api/v1/models/proposals").statusCode()).isEqualTo(200);
    assertThat(analyst.get("/api/v1/models/status").statusCode()).isEqualTo(200);
  }

  @Test
  void aDecisionWithoutAReasonOrThatIsNotPossibleIsRefused() {
    HttpResponse<String> silent = engineer.postJson("/api/v1/models/outage/2/promote", "{}");
    assertThat(silent.statusCode()).isEqualTo(400);
    assertThat(Http.json(silent).get("errors").get(0).get("field").asString()).isEqualTo("why");

    HttpResponse<String> unknown = engineer.postJson("/api/v1/models/outage/9/promote", WHY);
    assertThat(unknown.statusCode()).isEqualTo(404);

    HttpResponse<String> inUse = engineer.postJson("/api/v1/models/outage/1/archive", WHY);
    assertThat(inUse.statusCode()).isEqualTo(409);
    assertThat(Http.json(inUse).get("detail").asString())
        .isEqualTo("Cannot archive model outage version 1: it is in use: promote another first");
  }

  @Test
  void aSessionNeedsItsToken() {
    Http browser = Http.browser(console);
    browser.logIn(TestConsole.ENGINEER, TestConsole.PASSWORD);

    assertThat(browser.postJson("/api/v1/models/outage/2/promote", WHY).statusCode())
        .isEqualTo(403);
  }

  @Test
  void comparesTwoModels() {
    JsonNode compared = Http.json(analyst.get("/api/v1/models/compare?a=outage/1&b=outage/2"));

    assertThat(compared.get("same_test_hours").asBoolean()).isTrue();
    assertThat(compared.get("metrics").get("test").get(0).get("name").asString())
        .isEqualTo("pr_auc");
    assertThat(compared.get("metrics").get("test").get(0).get("difference").asDouble()).isZero();
    assertThat(compared.get("settings").get(0).get("differs").asBoolean()).isFalse();
    assertThat(analyst.get("/api/v1/models/compare?a=outage&b=outage/2").statusCode())
        .isEqualTo(400);
    assertThat(analyst.get("/api/v1/models/compare?a=outage/7&b=outage/2").statusCode())
        .isEqualTo(404);
  }

  @Test
  void handsModelsOutAsFiles() throws Exception {
    HttpResponse<byte[]> zip =
        analyst
            .client()
            .send(
                analyst.request("/api/v1/models/outage/2/export?format=mlflow").build(),
                HttpResponse.BodyHandlers.ofByteArray());
    assertThat(zip.headers().firstValue("Content-Disposition").orElse("")).contains("outage-2.zip");
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.body()))) {
      assertThat(in.getNextEntry().getName()).isEqualTo("outage-2/README.txt");
    }
    assertThat(Http.json(analyst.get("/api/v1/models/outage/2/export?format=card")).has("sha256"))
        .isTrue();
    assertThat(analyst.get("/api/v1/models/outage/2/export?format=model").statusCode())
        .isEqualTo(200);
    assertThat(analyst.get("/api/v1/models/outage/2/export?format=onnx").statusCode())
        .isEqualTo(400);
  }
}
