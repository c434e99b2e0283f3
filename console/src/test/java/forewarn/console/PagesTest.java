package forewarn.console;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.console.fixture.Http;
import forewarn.console.fixture.TestConsole;
import forewarn.console.start.Stage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every page in the first second of a start, when there is nothing to show. */
class PagesTest {
  private static TestConsole console;
  private static Http browser;

  @BeforeAll
  static void start() throws IOException {
    console = TestConsole.starting();
    console.prepare(
        new Stage(
            "Broker", Stage.State.DONE, "started", 0, 0, Instant.now(), Duration.ofSeconds(3)),
        new Stage("History", Stage.State.RUNNING, "12 months", 40, 100, Instant.now(), null),
        new Stage("Training", Stage.State.WAITING, "", 0, 0, null, null));
    browser = Http.browser(console);
    browser.logIn(TestConsole.ADMIN, TestConsole.PASSWORD);
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  @Test
  void overviewShowsWhatIsBeingPreparedAndNoZeros() {
    assertThat(body("/"))
        .contains("Getting ready")
        .contains("History")
        .contains("40 of 100")
        .contains("No prediction yet")
        .doesNotContain("<p class=\"figure\">0");
  }

  @Test
  void livePageSaysWhatItIsWaitingFor() {
    assertThat(body("/live")).contains("No prediction yet. Preparing: History, 40 %.");
  }

  @Test
  void clusterListIsEmpty() {
    assertThat(body("/clusters")).contains("No cluster is known yet");
    assertThat(body("/clusters?find=%3Cb%3E&sort=nonsense")).contains("matches “&lt;b&gt;”");
  }

  @Test
  void clusterPageWorksBeforeTheWarehouseIsOpen() {
    assertThat(body("/clusters/ACE7E-CL11")).contains("No hour of this cluster is known yet");
    assertThat(browser.get("/clusters/ACE7E-CL11/series").body()).contains("\"hours\":[]");
  }

  @Test
  void modelPageSaysThatAModelIsStillToBeTrained() {
    assertThat(body("/model"))
        .contains("There is no model yet")
        .contains("Preparing, History, 40 %");
    assertThat(body("/model/outages")).contains("The warehouse is not open yet");
    assertThat(body("/clusters/ACE7E-CL11/reasons"))
        .contains("cannot be explained: there is no model yet.");
    assertThat(browser.get("/model/outage/1", "Accept", "text/html").statusCode()).isEqualTo(503);
    assertThat(
            Http.program(console, TestConsole.ADMIN, TestConsole.PASSWORD)
                .get("/api/v1/clusters/ACE7E-CL11/explanation")
                .statusCode())
        .isEqualTo(503);
  }

  @Test
  void catalogueSaysThatTheWarehouseIsNotOpenYet() {
    assertThat(body("/catalogue")).contains("The warehouse is not open yet");
    assertThat(body("/catalogue?view=lineage")).contains("The warehouse is not open yet");
    assertThat(browser.get("/catalogue/DIM_CITY", "Accept", "text/html").statusCode())
        .isEqualTo(503);
    assertThat(
            Http.program(console, TestConsole.ADMIN, TestConsole.PASSWORD)
                .get("/api/v1/catalogue/tables")
                .statusCode())
        .isEqualTo(503);
  }

  @Test
  void qualityPagesSayThatTheWarehouseIsNotOpenYet() {
    assertThat(body("/catalogue/quality")).contains("The warehouse is not open yet");
    assertThat(body("/catalogue/rejected")).contains("The warehouse is not open yet");
    assertThat(browser.get("/catalogue/rejected/stg_city/1/1", "Accept", "text/html").statusCode())
        .isEqualTo(503);
  }

  @Test
  void statusFragmentNamesTheStage() {
    assertThat(body("/status")).contains("Preparing").contains("History, 40 %");
  }

  @Test
  void healthIsOutOfServiceWithTheStageForThoseWhoMaySeeIt() {
    HttpResponse<String> open = Http.browser(console).get("/actuator/health");
    assertThat(open.statusCode()).isEqualTo(503);
    assertThat(Http.json(open).get("status").asString()).isEqualTo("OUT_OF_SERVICE");

    String detailed =
        Http.program(console, TestConsole.ADMIN, TestConsole.PASSWORD)
            .get("/actuator/health")
            .body();
    assertThat(detailed).contains("History, 40 %");
  }

  @Test
  void apiSaysThatTheWarehouseIsNotOpenYet() {
    Http program = Http.program(console, TestConsole.ADMIN, TestConsole.PASSWORD);

    assertThat(program.get("/api/v1/predictions").statusCode()).isEqualTo(503);
    assertThat(program.get("/api/v1/quality").statusCode()).isEqualTo(503);
    assertThat(program.get("/api/v1/quality/rejected").statusCode()).isEqualTo(503);
    HttpResponse<String> answer = program.postJson("/api/v1/query", "{\"sql\":\"select 1\"}");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("not open yet");
    assertThat(Http.json(program.get("/api/v1/models")).get("models").size()).isZero();
  }

  private static String body(String path) {
    HttpResponse<String> answer = browser.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }
}
