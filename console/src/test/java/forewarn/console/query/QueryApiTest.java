package forewarn.console.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import forewarn.console.fixture.Http;
import forewarn.console.fixture.TestConsole;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class QueryApiTest {
  private static final TestConsole CONSOLE = TestConsole.shared();
  private static final Http ADMIN = Http.program(CONSOLE, TestConsole.ADMIN, TestConsole.PASSWORD);
  private static final Http ANALYST =
      Http.program(CONSOLE, TestConsole.ANALYST, TestConsole.PASSWORD);
  private static final String ENDLESS = "select sum(x) from range(100000000000) t(x)";
  private static final JsonMapper JSON = new JsonMapper();

  private static String body(String sql, Object... more) {
    var body = JSON.createObjectNode().put("sql", sql);
    for (int i = 0; i < more.length; i += 2) {
      body.putPOJO((String) more[i], more[i + 1]);
    }
    return body.toString();
  }

  private static HttpResponse<String> run(Http user, String sql, Object... more) {
    return user.postJson("/api/v1/query", body(sql, more));
  }

  private static int delete(Http user, String path) throws Exception {
    HttpRequest request = user.request(path).DELETE().build();
    return user.client().send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  @Test
  void cutsRowsOffAtTheLimitAndSaysSo() {
    JsonNode usual = Http.json(run(ANALYST, "select * from range(2000)"));
    assertThat(usual.get("rows").size()).isEqualTo(1000);
    assertThat(usual.get("truncated").asBoolean()).isTrue();
    JsonNode more = Http.json(run(ANALYST, "select * from range(2000)", "limit", 5000));
    assertThat(more.get("rows").size()).isEqualTo(2000);
    assertThat(more.get("truncated").asBoolean()).isFalse();
    assertThat(more.get("id").asString()).isNotBlank();
    assertThat(run(ANALYST, "select 1", "limit", 10_001).statusCode()).isEqualTo(400);
    assertThat(run(ANALYST, "select 1", "limit", 0).statusCode()).isEqualTo(400);
  }

  @Test
  void saysWhyAndWhereAQueryIsRefused() {
    JsonNode wrong = Http.json(run(ANALYST, "select 1,\n  wrong from DATAMART.DIM_CLUSTER"));
    assertThat(wrong.get("reason").asString()).isEqualTo("WRONG");
    assertThat(wrong.get("position").get("line").asInt()).isEqualTo(2);
    assertThat(wrong.get("position").get("column").asInt()).isEqualTo(3);
    JsonNode forbidden = Http.json(run(ANALYST, "select * from RAW.RAW_CITY"));
    assertThat(forbidden.get("reason").asString()).isEqualTo("FORBIDDEN");
    assertThat(forbidden.get("detail").asString())
        .isEqualTo("Cannot run query: there is no table RAW.RAW_CITY that you may read");
    JsonNode large = Http.json(run(ANALYST, "select repeat('x', 3000000000)"));
    assertThat(large.get("reason").asString()).isEqualTo("TOO_LARGE");
  }

  @Test
  void warnsOfASumOfAStockOverHours() {
    JsonNode answer =
        Http.json(run(ANALYST, "select sum(offline_ont_now) from DATAMART.FACT_ML_FEATURES"));
    JsonNode warning = answer.get("warnings").get(0);
    assertThat(warning.get("message").asString()).contains("is a stock");
    assertThat(warning.get("instead").asString())
        .isEqualTo("sum(offline_ont_now) / count(distinct timestamp_1h)");
    assertThat(warning.get("position").get("column").asInt()).isEqualTo(8);
  }

  @Test
  void cancelsAQueryByTheIdItWasGiven() throws Exception {
    String id = UUID.randomUUID().toString();
    CompletableFuture<HttpResponse<String>> answer =
        CompletableFuture.supplyAsync(() -> run(ANALYST, ENDLESS, "id", id));
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() ->
            Http.json(ANALYST.get("/api/v1/query/running")).get("queries").toString().contains(id));

    assertThat(delete(ANALYST, "/api/v1/query/" + id)).isEqualTo(204);
    assertThat(answer.get().statusCode()).isEqualTo(409);
    assertThat(Http.json(answer.get()).get("detail").asString())
        .isEqualTo("Cannot run query: it was cancelled");
    assertThat(delete(ANALYST, "/api/v1/query/" + id)).isEqualTo(404);
    JsonNode past = Http.json(ANALYST.get("/api/v1/query/history?limit=20")).get("queries");
    assertThat(past.valueStream().filter(one -> one.get("id").asString().equals(id)))
        .singleElement()
        .satisfies(one -> assertThat(one.get("outcome").asString()).isEqualTo("CANCELLED"));
  }

  @Test
  void aUserRunsTwoAtOnceAndCannotCancelThoseOfOthers() throws Exception {
    List<String> ids = List.of(UUID.randomUUID().toString(), UUID.randomUUID().toString());
    List<CompletableFuture<HttpResponse<String>>> answers =
        ids.stream()
            .map(id -> CompletableFuture.supplyAsync(() -> run(ADMIN, ENDLESS, "id", id)))
            .toList();
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() ->
            Http.json(ADMIN.get("/api/v1/query/running")).get("queries").size() >= ids.size());

    assertThat(run(ADMIN, "select 1").statusCode()).isEqualTo(429);
    assertThat(run(ANALYST, "select 1").statusCode()).isEqualTo(200);
    assertThat(delete(ANALYST, "/api/v1/query/" + ids.getFirst())).isEqualTo(404);
    assertThat(ANALYST.get("/api/v1/query/running").body()).doesNotContain(ids.getFirst());
    for (String id : ids) {
      assertThat(delete(ADMIN, "/api/v1/query/" + id)).isEqualTo(204);
    }
    for (CompletableFuture<HttpResponse<String>> answer : answers) {
      assertThat(answer.get().statusCode()).isEqualTo(409);
    }
  }

  @Test
  void keepsEveryQueryInTheHistoryOfItsUser() {
    String mark = "mark_" + UUID.randomUUID().toString().replace("-", "");
    run(ANALYST, "select 7 as " + mark);
    run(ANALYST, "delete from " + mark);

    JsonNode past = Http.json(ANALYST.get("/api/v1/query/history?limit=2")).get("queries");
    assertThat(past.get(0).get("outcome").asString()).isEqualTo("WRONG");
    assertThat(past.get(0).get("message").asString())
        .isEqualTo("Cannot run query: only a select can be run here");
    assertThat(past.get(0).get("rows").isNull()).isTrue();
    assertThat(past.get(1).get("outcome").asString()).isEqualTo("ANSWERED");
    assertThat(past.get(1).get("rows").asInt()).isEqualTo(1);
    assertThat(past.get(1).get("user").asString()).isEqualTo(TestConsole.ANALYST);
    assertThat(ADMIN.get("/api/v1/query/history?user=" + TestConsole.ANALYST).body())
        .contains(mark);
    assertThat(ADMIN.get("/api/v1/query/history").body()).doesNotContain(mark);
    assertThat(ANALYST.get("/api/v1/query/history?user=admin").statusCode()).isEqualTo(403);
  }

  @Test
  void keepsTheLastTwoHundredOfAUser() {
    for (int i = 0; i < 205; i++) {
      run(ANALYST, "selec " + i);
    }
    JsonNode past = Http.json(ANALYST.get("/api/v1/query/history")).get("queries");
    assertThat(past.size()).isEqualTo(200);
    assertThat(past.get(0).get("sql").asString()).isEqualTo("selec 204");
    assertThat(past.get(199).get("sql").asString()).isEqualTo("selec 5");
  }

  @Test
  void savedQueriesAreTheirOwnersUnlessShared() throws Exception {
    String own = "own " + UUID.randomUUID();
    String shared = "shared " + UUID.randomUUID();
    String saved = "/api/v1/query/saved";
    ADMIN.postJson(saved, body("select 1", "name", own));
    JsonNode first =
        Http.json(ADMIN.postJson(saved, body("select 1", "name", shared, "shared", true)));
    JsonNode second =
        Http.json(ADMIN.postJson(saved, body("select 2", "name", shared, "shared", true)));

    assertThat(second.get("number").asLong()).isEqualTo(first.get("number").asLong());
    assertThat(ANALYST.get(saved).body()).contains(shared, "select 2").doesNotContain(own);
    assertThat(delete(ANALYST, saved + "/" + first.get("number").asLong())).isEqualTo(404);
    assertThat(delete(ADMIN, saved + "/" + first.get("number").asLong())).isEqualTo(204);
    assertThat(ANALYST.get(saved).body()).doesNotContain(shared);
    assertThat(ADMIN.postJson(saved, body("select 1", "name", " ")).statusCode()).isEqualTo(400);
    assertThat(ADMIN.postJson(saved, body("select 1", "name", "x".repeat(101))).statusCode())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "csv, text/csv;charset=UTF-8, n",
    "xlsx, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, PK",
    "parquet, application/vnd.apache.parquet, PAR1"
  })
  void exportsTheWholeResult(String format, String type, String beginning) {
    HttpResponse<String> file =
        ANALYST.postJson(
            "/api/v1/query/export?format=" + format, body("select range as n from range(30000)"));
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Type")).contains(type);
    assertThat(file.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"result." + format + "\"");
    assertThat(file.headers().firstValue("X-Rows")).contains("30000");
    assertThat(file.body()).startsWith(beginning);
  }

  @Test
  void exportsObeyTheSameRules() {
    assertThat(
            ANALYST
                .postJson("/api/v1/query/export?format=csv", body("select * from RAW.RAW_CITY"))
                .statusCode())
        .isEqualTo(400);
    assertThat(ANALYST.postJson("/api/v1/query/export?format=exe", body("select 1")).statusCode())
        .isEqualTo(400);
  }

  @Test
  void listsTheTablesOfARole() {
    assertThat(ANALYST.get("/api/v1/query/tables").body())
        .contains("DATAMART.FACT_ML_FEATURES", "\"additivity\":\"stock\"")
        .doesNotContain("RAW.RAW_CITY", "STAGING.STG_CITY");
    assertThat(ADMIN.get("/api/v1/query/tables").body()).contains("RAW.RAW_CITY");
  }

  private static Stream<ExampleQueries.Example> examples() {
    return new ExampleQueries().all().stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleRunsForAnalystsWithoutAWarning(ExampleQueries.Example example) {
    HttpResponse<String> answer = run(ANALYST, example.sql());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(Http.json(answer).get("warnings").size()).isZero();
    assertThat(example.description()).isNotBlank();
  }
}
