package forewarn.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import forewarn.console.fixture.Http;
import forewarn.console.fixture.SamplePredictions;
import forewarn.console.fixture.TestConsole;
import forewarn.telemetry.Prediction;
import forewarn.telemetry.PredictionCodec;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ApiTest {
  private static final TestConsole CONSOLE = TestConsole.shared();
  private static final Http ADMIN = Http.program(CONSOLE, TestConsole.ADMIN, TestConsole.PASSWORD);
  private static final Http ANALYST =
      Http.program(CONSOLE, TestConsole.ANALYST, TestConsole.PASSWORD);
  private static final Instant FIRST = Instant.parse("2024-11-05T00:00:00Z");

  @BeforeAll
  static void predictionsAreThere() {
    SamplePredictions sample = new SamplePredictions(FIRST, 3);
    for (int hour = 0; hour < 3; hour++) {
      CONSOLE.send(sample.nextHour());
    }
    await().atMost(Duration.ofSeconds(30)).until(() -> predictions("limit=1000").size() >= 3 * 204);
  }

  private static JsonNode predictions(String query) {
    HttpResponse<String> answer = ADMIN.get("/api/v1/predictions?" + query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Http.json(answer).get("predictions");
  }

  @Test
  void predictionsComeNewestFirstWithTheirColumns() {
    JsonNode found = predictions("limit=5");

    assertThat(found.size()).isEqualTo(5);
    assertThat(found.get(0).get("made_at").asString())
        .isGreaterThanOrEqualTo(found.get(4).get("made_at").asString());
    assertThat(found.get(0).propertyNames())
        .contains(
            "cluster_id", "timestamp_1h", "probability", "label_outage_1h", "threshold", "outcome");
    assertThat(found.get(0).get("missing_features").isArray()).isTrue();
  }

  @Test
  void predictionsCanBeAskedForByClusterAndProbability() {
    JsonNode ofCluster = predictions("cluster_id=ACE7E-CL11");
    assertThat(ofCluster.size()).isGreaterThanOrEqualTo(3);
    ofCluster.forEach(row -> assertThat(row.get("cluster_id").asString()).isEqualTo("ACE7E-CL11"));

    JsonNode likely = predictions("min_probability=0.5&limit=1000");
    assertThat(likely.size()).isPositive();
    likely.forEach(
        row -> assertThat(row.get("probability").asDouble()).isGreaterThanOrEqualTo(0.5));

    assertThat(predictions("cluster_id=no'such").size()).isZero();
  }

  @Test
  void badParametersAreNamed() {
    HttpResponse<String> tooMany = ADMIN.get("/api/v1/predictions?limit=0");
    assertThat(tooMany.statusCode()).isEqualTo(400);
    assertThat(Http.json(tooMany).get("errors").get(0).get("field").asString()).isEqualTo("limit");

    HttpResponse<String> absurd = ADMIN.get("/api/v1/predictions?min_probability=2");
    assertThat(Http.json(absurd).get("detail").asString()).contains("outside 0..1");

    assertThat(ADMIN.get("/api/v1/predictions?limit=many").statusCode()).isEqualTo(400);
  }

  @Test
  void streamDeliversEachNewPredictionOnceWithinASecond() throws Exception {
    List<Prediction> sent = new SamplePredictions(FIRST.plus(Duration.ofHours(9)), 4).nextHour();
    HttpResponse<java.io.InputStream> response =
        ADMIN
            .client()
            .send(
                ADMIN.request("/api/v1/predictions/stream").build(),
                HttpResponse.BodyHandlers.ofInputStream());
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      lines.readLine();
      CompletableFuture<List<String>> received = new CompletableFuture<>();
      Thread.ofVirtual().start(() -> receive(lines, sent.size(), received));
      CONSOLE.send(sent);

      assertThat(received.get(5, TimeUnit.SECONDS))
          .containsExactlyInAnyOrderElementsOf(
              sent.stream()
                  .map(one -> new String(PredictionCodec.encode(one), StandardCharsets.UTF_8))
                  .toList());
    }
  }

  private static void receive(
      BufferedReader lines, int count, CompletableFuture<List<String>> received) {
    List<String> data = new ArrayList<>();
    try {
      while (data.size() < count) {
        String line = lines.readLine();
        if (line.startsWith("event: ")) {
          assertThat(line).isEqualTo("event: prediction");
        } else if (line.startsWith("data: ")) {
          data.add(line.substring(6));
        }
      }
      received.complete(data);
    } catch (java.io.IOException | AssertionError e) {
      received.completeExceptionally(e);
    }
  }

  @Test
  void singleRecordNeedsAModel() {
    HttpResponse<String> answer = ADMIN.postJson("/api/v1/predictions", "{\"snr_avg\":20}");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(Http.json(answer).get("detail").asString()).contains("no model yet");
  }

  @Test
  void unknownModelIsNotFound() {
    assertThat(Http.json(ADMIN.get("/api/v1/models")).get("models").isArray()).isTrue();
    HttpResponse<String> answer = ADMIN.get("/api/v1/models/none/1");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(Http.json(answer).get("detail").asString()).contains("'none'");
  }

  @Test
  void queryAnswersColumnsAndRows() {
    HttpResponse<String> answer =
        ADMIN.postJson(
            "/api/v1/query",
            "{\"sql\":\"select count(*) as predictions from DATAMART.FACT_PREDICTIONS\"}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode result = Http.json(answer);
    assertThat(result.get("columns").get(0).get("name").asString()).isEqualTo("predictions");
    assertThat(result.get("columns").get(0).get("type").asString()).isEqualTo("BIGINT");
    assertThat(result.get("rows").get(0).get(0).asLong()).isGreaterThanOrEqualTo(3 * 204);
    assertThat(result.get("truncated").asBoolean()).isFalse();
  }

  @Test
  void queryOfRawDataIsForEngineersAndAdministrators() {
    String sql = json("select count(*) from RAW.KAFKA_RAW_ML_FEATURES");

    assertThat(ADMIN.postJson("/api/v1/query", sql).statusCode()).isEqualTo(200);
    HttpResponse<String> refused = ANALYST.postJson("/api/v1/query", sql);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(
            ANALYST
                .postJson("/api/v1/query", json("select 1 from DATAMART.DIM_CLUSTER"))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void queryThatWritesOrIsNoneIsRefusedWithAReason() {
    for (String sql :
        List.of(
            "drop table RAW.RAW_CITY",
            "select nothing from nowhere",
            "selec 1",
            "select 1; select 2")) {
      HttpResponse<String> answer = ADMIN.postJson("/api/v1/query", json(sql));
      assertThat(answer.statusCode()).as(sql + answer.body()).isEqualTo(400);
      assertThat(Http.json(answer).get("detail").asString()).isNotBlank();
    }
    assertThat(ADMIN.postJson("/api/v1/query", "{}").statusCode()).isEqualTo(400);
    assertThat(ADMIN.postJson("/api/v1/query", "{\"sql\":").statusCode()).isEqualTo(400);
    assertThat(ADMIN.post("/api/v1/query", "text/plain", json("select 1")).statusCode())
        .isEqualTo(415);
  }

  @Test
  void openApiDescribesEveryCall() {
    JsonNode document = Http.json(ADMIN.get("/v3/api-docs"));

    assertThat(document.get("openapi").asString()).startsWith("3.1");
    assertThat(document.get("info").get("title").asString()).isEqualTo("Forewarn API");
    for (JsonNode path : document.get("paths")) {
      for (JsonNode call : path) {
        assertThat(call.path("summary").asString("")).as(call.toString()).isNotBlank();
        assertThat(call.get("responses").get("401").get("content").propertyNames())
            .containsExactly("application/problem+json");
      }
    }
    assertThat(document.get("paths").propertyNames())
        .containsExactlyInAnyOrder(
            "/api/v1/alarms/alertmanager",
            "/api/v1/alarms/pagerduty",
            "/api/v1/analyst",
            "/api/v1/assistant",
            "/api/v1/assistant/feedback.yml",
            "/api/v1/catalogue/lineage",
            "/api/v1/catalogue/tables",
            "/api/v1/catalogue/tables/{table}",
            "/api/v1/catalogue/tables/{table}/rows",
            "/api/v1/catalogue/tables/{table}/statistics",
            "/api/v1/catalogue/tables/{table}/trace",
            "/api/v1/catalogue/tables/{table}/export",
            "/api/v1/clusters/{id}/explanation",
            "/api/v1/incidents",
            "/api/v1/incidents/{id}",
            "/api/v1/reports",
            "/api/v1/reports/{id}",
            "/api/v1/reports/{id}/file",
            "/api/v1/runs",
            "/api/v1/runs/{id}",
            "/api/v1/runs/{id}/cancel",
            "/api/v1/runs/{id}/retry",
            "/api/v1/search",
            "/api/v1/search/phrases",
            "/api/v1/search/similar",
            "/api/v1/tools",
            "/api/v1/workflows",
            "/api/v1/workflows/schema",
            "/api/v1/workflows/{id}",
            "/api/v1/workflows/{id}/dry-run",
            "/api/v1/workflows/{id}/runs",
            "/api/v1/models",
            "/api/v1/model-alarms",
            "/api/v1/models/compare",
            "/api/v1/models/decisions",
            "/api/v1/models/end-challenge",
            "/api/v1/models/proposals",
            "/api/v1/models/retrain",
            "/api/v1/models/rollback",
            "/api/v1/models/status",
            "/api/v1/models/{name}/{version}",
            "/api/v1/models/{name}/{version}/live",
            "/api/v1/models/{name}/{version}/archive",
            "/api/v1/models/{name}/{version}/challenge",
            "/api/v1/models/{name}/{version}/export",
            "/api/v1/models/{name}/{version}/promote",
            "/api/v1/models/{name}/{version}/restore",
            "/api/v1/predictions",
            "/api/v1/predictions/batch",
            "/api/v1/predictions/stream",
            "/api/v1/quality",
            "/api/v1/quality/history",
            "/api/v1/quality/rejected",
            "/api/v1/quality/rejected.csv",
            "/api/v1/quality/rejected/readmit",
            "/api/v1/query",
            "/api/v1/query/export",
            "/api/v1/query/history",
            "/api/v1/query/running",
            "/api/v1/query/saved",
            "/api/v1/query/saved/{number}",
            "/api/v1/query/tables",
            "/api/v1/query/{id}");
  }

  @Test
  void metricsAreInPrometheusForm() {
    assertThat(ADMIN.get("/actuator/prometheus").body())
        .contains("# TYPE jvm_memory_used_bytes gauge")
        .contains("forewarn_predictions_received_total");
  }

  private static String json(String sql) {
    return new JsonMapper().writeValueAsString(java.util.Map.of("sql", sql));
  }
}
