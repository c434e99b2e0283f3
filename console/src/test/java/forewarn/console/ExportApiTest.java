package forewarn.console;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.console.fixture.Http;
import forewarn.console.fixture.TestConsole;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class ExportApiTest {
  private static final TestConsole CONSOLE = TestConsole.shared();
  private static final Http ADMIN = Http.program(CONSOLE, TestConsole.ADMIN, TestConsole.PASSWORD);
  private static final Http ANALYST =
      Http.program(CONSOLE, TestConsole.ANALYST, TestConsole.PASSWORD);

  private static String export(String table) {
    return "/api/v1/catalogue/tables/" + table + "/export";
  }

  @Test
  void aTableIsAFileToDownload() {
    HttpResponse<String> csv = ADMIN.get(export("datamart.dim_city") + "?format=csv");

    assertThat(csv.statusCode()).isEqualTo(200);
    assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(csv.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"DIM_CITY.csv\"");
    assertThat(csv.body()).startsWith("city_key,city,province,region");
    assertThat(ADMIN.get(export("DATAMART.FACT_PREDICTIONS")).headers().firstValue("Content-Type"))
        .contains("application/zip");
  }

  @Test
  void rawTablesAreForEngineersAndAdministrators() {
    assertThat(ADMIN.get(export("RAW.RAW_CITY")).statusCode()).isEqualTo(200);
    HttpResponse<String> refused = ANALYST.get(export("RAW.RAW_CITY"));
    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(Http.json(refused).get("detail").asString())
        .isEqualTo("There is no table RAW.RAW_CITY that you may read");
    assertThat(ANALYST.get(export("DATAMART.DIM_CITY")).statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsNoTableOrFormatIsNamed() {
    assertThat(ADMIN.get(export("duckdb_settings")).statusCode()).isEqualTo(404);
    HttpResponse<String> format = ADMIN.get(export("DATAMART.DIM_CITY") + "?format=exe");
    assertThat(format.statusCode()).isEqualTo(400);
    assertThat(Http.json(format).get("detail").asString()).contains("not parquet, csv or xlsx");
  }
}
