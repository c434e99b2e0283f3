package forewarn.console.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import forewarn.console.fixture.Http;
import forewarn.console.fixture.TestConsole;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CataloguePagesTest {
  private static final TestConsole CONSOLE = TestConsole.shared();
  private static final Http ADMIN = Http.browser(CONSOLE);
  private static final Http ANALYST = Http.browser(CONSOLE);

  @BeforeAll
  static void logIn() {
    ADMIN.logIn(TestConsole.ADMIN, TestConsole.PASSWORD);
    ANALYST.logIn(TestConsole.ANALYST, TestConsole.PASSWORD);
  }

  private static String body(Http browser, String path) {
    HttpResponse<String> answer = browser.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  @Test
  void theListFindsTablesByNameDescriptionAndColumn() {
    assertThat(body(ADMIN, "/catalogue")).contains("FACT_ML_FEATURES").contains("STG_CITY");
    assertThat(body(ADMIN, "/catalogue?find=stg_city"))
        .contains("STG_CITY")
        .doesNotContain("FACT_ML_FEATURES");
    assertThat(body(ADMIN, "/catalogue?find=trap_trend")).contains("trap_trend_score");
    assertThat(body(ADMIN, "/catalogue?find=%3Cscript%3E"))
        .contains("contains “&lt;script&gt;”")
        .doesNotContain("“<script>");
  }

  @Test
  void everyTableHasAPage() {
    for (var definition : forewarn.warehouse.catalogue.Catalogue.load().definitions()) {
      assertThat(body(ADMIN, "/catalogue/" + definition.fullName()))
          .contains("<h1>" + definition.name().toUpperCase(java.util.Locale.ROOT) + "</h1>")
          .contains("/sql?query=select%20*%20from%20" + definition.fullName());
    }
    assertThat(ADMIN.get("/catalogue/NO_SUCH", "Accept", "text/html").statusCode()).isEqualTo(404);
  }

  @Test
  void aSampleRowLeadsToWhereItCameFrom(@TempDir Path folder) throws IOException {
    CONSOLE.importFiles(
        Files.writeString(
            folder.resolve("RAW_CITY.csv"), "city_key,city,province,region\n2,Bali,Bali,Bali\n"));

    assertThat(body(ADMIN, "/catalogue/STG_CITY"))
        .contains("/catalogue/STAGING.STG_CITY/trace?city_key=2");
    assertThat(body(ADMIN, "/catalogue/STG_CITY/trace?city=Bali"))
        .contains("RAW.RAW_CITY")
        .contains("from file");
    assertThat(body(ADMIN, "/catalogue/STG_CITY/trace?city=Nowhere"))
        .contains("There is no such row");
    assertThat(
            ADMIN.get("/catalogue/STG_CITY/trace?colour=red", "Accept", "text/html").statusCode())
        .isEqualTo(400);
  }

  @Test
  void aChosenColumnShowsWhereItComesFromAndGoes() {
    String page = body(ADMIN, "/catalogue/stg_ml_features?column=hour_of_day");

    assertThat(page)
        .contains("RAW.RAW_ML_FEATURES.<b>timestamp_1h</b>")
        .contains("DATAMART.FACT_ML_FEATURES.<b>hour_of_day</b>")
        .contains("First received in");
  }

  @Test
  void valuesAreShownToThoseWhoMayReadThem() {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> body(ADMIN, "/catalogue/LOADS").contains("figures of all"));

    assertThat(body(ANALYST, "/catalogue/LOADS"))
        .contains("Your role does not see the values of RAW")
        .doesNotContain("figures of")
        .doesNotContain("export?format=");
    assertThat(body(ANALYST, "/catalogue/DIM_CITY")).contains("export?format=csv");
  }

  @Test
  void theDrawingHasEveryTableAndItsWords() {
    String page = body(ADMIN, "/catalogue?view=lineage");

    assertThat(page)
        .contains("data-from=\"STAGING.STG_CITY\" data-to=\"DATAMART.DIM_CITY\"")
        .contains("made from STAGING.STG_CITY")
        .contains("data-name=\"RAW.STREAM_OFFSETS\"");
  }
}
