package forewarn.console.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import forewarn.console.fixture.Http;
import forewarn.console.fixture.SamplePredictions;
import forewarn.console.fixture.TestConsole;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class CatalogueApiTest {
  private static final TestConsole CONSOLE = TestConsole.shared();
  private static final Http ADMIN = Http.program(CONSOLE, TestConsole.ADMIN, TestConsole.PASSWORD);
  private static final Http ANALYST =
      Http.program(CONSOLE, TestConsole.ANALYST, TestConsole.PASSWORD);
  private static final String TABLES = "/api/v1/catalogue/tables";

  @TempDir static Path folder;

  @BeforeAll
  static void predictionsAndACityAreThere() throws IOException {
    CONSOLE.importFiles(
        Files.writeString(
            folder.resolve("RAW_CITY.csv"),
            "city_key,city,province,region\n1,Aceh,Aceh,Sumatra\n"));
    CONSOLE.send(new SamplePredictions(Instant.parse("2024-11-20T00:00:00Z"), 5).nextHour());
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> json(TABLES + "/FACT_PREDICTIONS").get("row_count").asLong() >= 204);
  }

  private static JsonNode json(String path) {
    HttpResponse<String> answer = ADMIN.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Http.json(answer);
  }

  @Test
  void everyTableIsListedOrThoseOfOneSchema() {
    JsonNode all = json(TABLES).get("tables");
    JsonNode gold = json(TABLES + "?schema=datamart").get("tables");

    assertThat(all.size()).isGreaterThan(gold.size());
    gold.forEach(table -> assertThat(table.get("schema").asString()).isEqualTo("DATAMART"));
    all.forEach(table -> {
      assertThat(table.get("grain").asString()).isNotBlank();
      assertThat(table.get("row_count").isNumber()).isTrue();
    });
    assertThat(ADMIN.get(TABLES + "?schema=SECRET").statusCode()).isEqualTo(400);
  }

  @Test
  void aRowOfGoldIsTracedToItsFile() {
    JsonNode row = json(TABLES + "/DIM_CITY/trace?city=Aceh").get("rows").get(0);

    assertThat(row.get("object").asString()).isEqualTo("DATAMART.DIM_CITY");
    JsonNode silver = row.get("from").get(0);
    assertThat(silver.get("object").asString()).isEqualTo("STAGING.STG_CITY");
    JsonNode bronze = silver.get("from").get(0);
    assertThat(bronze.get("object").asString()).isEqualTo("RAW.RAW_CITY");
    assertThat(bronze.get("load").get("row_number").asLong()).isPositive();
    assertThat(bronze.get("values").get("city").asString()).isEqualTo("Aceh");
  }

  @Test
  void aTraceShowsOnlyWhatTheCallerMaySee() {
    JsonNode row = Http.json(ANALYST.get(TABLES + "/DIM_CITY/trace?city=Aceh")).get("rows").get(0);

    assertThat(row.get("values").get("city").asString()).isEqualTo("Aceh");
    JsonNode silver = row.get("from").get(0);
    assertThat(silver.get("values").size()).isZero();
    assertThat(silver.get("from").get(0).get("load").get("load_number").asLong()).isPositive();
    assertThat(ANALYST.get(TABLES + "/RAW_CITY/trace?city=Aceh").statusCode()).isEqualTo(403);
  }

  @Test
  void whatCannotBeTracedIsSaid() {
    assertThat(ADMIN.get(TABLES + "/DIM_CITY/trace?colour=red").body())
        .contains("it has no column 'colour'");
    assertThat(ADMIN.get(TABLES + "/DIM_CITY/trace?city_key=red").statusCode()).isEqualTo(400);
    assertThat(ADMIN.get(TABLES + "/DIM_CITY/trace").statusCode()).isEqualTo(400);
  }

  @Test
  void aTableIsDescribedWithColumnsKeysLineageAndChecks() {
    JsonNode table = json(TABLES + "/stg_ml_features");

    assertThat(table.get("name").asString()).isEqualTo("STAGING.STG_ML_FEATURES");
    assertThat(table.get("kind").asString()).isEqualTo("incremental");
    assertThat(table.get("key").toString()).isEqualTo("[\"cluster_id\",\"timestamp_1h\"]");
    assertThat(table.get("upstream").toString()).contains("RAW.RAW_ML_FEATURES");
    assertThat(table.get("downstream").toString()).contains("DATAMART.FACT_ML_FEATURES");
    assertThat(table.get("freshness").get("column").asString()).isEqualTo("timestamp_1h");
    assertThat(table.get("checks").size()).isGreaterThan(20);
    assertThat(table.has("statistics")).isFalse();
    JsonNode registered =
        StreamSupport.stream(table.get("columns").spliterator(), false)
            .filter(column -> column.get("name").asString().equals("ont_registered"))
            .findFirst()
            .orElseThrow();
    assertThat(registered.get("additivity").asString()).isEqualTo("stock");
    assertThat(registered.get("unit").asString()).isEqualTo("ONTs");
    assertThat(registered.get("sources").get(0).toString())
        .isEqualTo(
            "{\"table\":\"RAW.RAW_ML_FEATURES\",\"column\":\"ont_registered\",\"derivation\":\"copied\"}");
    assertThat(registered.get("sources_exact").asBoolean()).isTrue();
  }

  @Test
  void anUnknownTableIsNamedInTheAnswer() {
    for (String path :
        new String[] {
          TABLES + "/NO_SUCH",
          TABLES + "/NO_SUCH/rows",
          TABLES + "/NO_SUCH/statistics",
          "/api/v1/catalogue/lineage?table=NO_SUCH"
        }) {
      HttpResponse<String> answer = ADMIN.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(Http.json(answer).get("detail").asString()).contains("'NO_SUCH'");
    }
  }

  @Test
  void statisticsAreMadeInTheBackground() {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> ADMIN.get(TABLES + "/FACT_PREDICTIONS/statistics").statusCode() == 200);
    JsonNode statistics = json(TABLES + "/FACT_PREDICTIONS/statistics");

    JsonNode probability =
        StreamSupport.stream(statistics.get("columns").spliterator(), false)
            .filter(column -> column.get("name").asString().equals("probability"))
            .findFirst()
            .orElseThrow();
    assertThat(probability.get("values").asLong()).isEqualTo(statistics.get("row_count").asLong());
    assertThat(probability.get("numbers").get("mean").asDouble()).isBetween(0.0, 1.0);
    assertThat(probability.get("histogram").size()).isEqualTo(20);
    assertThat(statistics.get("correlations").get(0).get("sentence").asString()).isNotBlank();
    assertThat(json(TABLES + "/FACT_PREDICTIONS?statistics=true").has("statistics")).isTrue();
  }

  @Test
  void rowsComeUnderTheCallersRights() {
    JsonNode rows = json(TABLES + "/DATAMART.FACT_PREDICTIONS/rows?limit=3");
    assertThat(rows.get("rows").size()).isEqualTo(3);
    assertThat(rows.get("truncated").asBoolean()).isTrue();
    assertThat(ADMIN.get(TABLES + "/FACT_PREDICTIONS/rows?limit=0").statusCode()).isEqualTo(400);

    assertThat(ANALYST.get(TABLES + "/DIM_CITY/rows").statusCode()).isEqualTo(200);
    assertThat(ANALYST.get(TABLES + "/OUTAGE_PREDICTIONS").statusCode()).isEqualTo(200);
    for (String values : new String[] {"/rows", "/statistics"}) {
      HttpResponse<String> refused = ANALYST.get(TABLES + "/OUTAGE_PREDICTIONS" + values);
      assertThat(refused.statusCode()).as(values).isEqualTo(403);
      assertThat(refused.body()).contains("RAW.OUTAGE_PREDICTIONS");
    }
    assertThat(
            Http.json(ANALYST.get(TABLES + "/OUTAGE_PREDICTIONS?statistics=true"))
                .has("statistics"))
        .isFalse();
  }

  @Test
  void lineageHasTablesAndColumnsOrThoseAroundOneTable() {
    JsonNode all = json("/api/v1/catalogue/lineage");
    JsonNode one = json("/api/v1/catalogue/lineage?table=STG_CITY");

    assertThat(all.get("edges").toString())
        .contains("{\"from\":\"RAW.RAW_CITY\",\"to\":\"STAGING.STG_CITY\"}");
    assertThat(one.get("nodes").toString())
        .contains("RAW.RAW_CITY")
        .contains("DATAMART.DIM_CITY")
        .doesNotContain("OUTAGE_PREDICTIONS");
    assertThat(all.get("columns").size()).isGreaterThan(one.get("columns").size());
    assertThat(one.get("columns").toString())
        .contains(
            "{\"table\":\"DATAMART.DIM_CITY\",\"column\":\"region\",\"exact\":true,\"sources\":"
                + "[{\"table\":\"STAGING.STG_CITY\",\"column\":\"region\",\"derivation\":\"copied\"}]}");
  }
}
