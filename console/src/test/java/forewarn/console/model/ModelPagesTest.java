package forewarn.console.model;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.console.fixture.Http;
import forewarn.console.fixture.TestConsole;
import forewarn.prediction.registry.Decision;
import forewarn.prediction.registry.ModelCard.Stage;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ModelPagesTest {
  private static TestConsole console;
  private static Http engineer;
  private static Http analyst;

  @BeforeAll
  static void start() throws IOException {
    console = TestConsole.live();
    engineer = Http.browser(console);
    engineer.logIn(TestConsole.ENGINEER, TestConsole.PASSWORD);
    analyst = Http.browser(console);
    analyst.logIn(TestConsole.ANALYST, TestConsole.PASSWORD);
    assertThat(body("/model")).contains("There is no model yet");
    console.train(1);
    console.train(2);
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  private static String body(String path) {
    HttpResponse<String> answer = engineer.get(path);
    assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
    return answer.body();
  }

  @Test
  void showsTheModelInUseInWordsAndNumbers() {
    assertThat(body("/model"))
        .contains("Model outage 1")
        .contains("In use")
        .contains("Of 100 alerts ")
        .contains("In a network it has never seen")
        .contains("Outage predicted")
        .contains("hours_to_usual_run")
        .contains("Hours until the present run is as long as usual before an outage.")
        .contains("data-chart=\"precision-recall\"")
        .contains("data-chart=\"tradeoff\"")
        .contains("SHA-256");
  }

  @Test
  void saysWhatIsNotKnownYetInsteadOfZeros() {
    assertThat(body("/model"))
        .contains("This version has not scored live records yet.")
        .contains("Drift has not been measured yet");
    assertThat(body("/model/outages")).contains("no hour with a known outcome yet");
  }

  @Test
  void everyVersionHasAnAddress() {
    assertThat(body("/model/outage/2")).contains("Model outage 2").contains("Candidate");
    for (String path : new String[] {"/model/outage/9", "/model/none/1", "/model/..%2f/1"}) {
      assertThat(engineer.get(path, "Accept", "text/html").statusCode()).as(path).isIn(400, 404);
    }
  }

  @Test
  void comparesTwoVersions() {
    assertThat(body("/model/compare?a=outage/1&b=outage/2"))
        .contains("outage 1 and outage 2")
        .contains("PR-AUC")
        .contains("Both were measured on the same hours.")
        .contains("data: hours before an outage");
    assertThat(engineer.get("/model/compare?a=1&b=outage/2", "Accept", "text/html").statusCode())
        .isEqualTo(400);
    assertThat(
            engineer
                .get("/model/compare?a=outage/7&b=outage/2", "Accept", "text/html")
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void onlyEngineersAndAdministratorsAreOfferedDecisions() {
    assertThat(body("/model/outage/2")).contains("Promote version 2");
    assertThat(analyst.get("/model/outage/2").body())
        .contains("Model outage 2")
        .doesNotContain("Promote version 2");

    HttpResponse<String> refused = decide(analyst, "/model/outage/2", "PROMOTE", "because");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(console.registry().find("outage", "1").orElseThrow().stage())
        .isEqualTo(Stage.CHAMPION);
  }

  @Test
  void aDecisionNeedsAReasonAndIsKeptWithTheNameOfWhoTookIt() {
    HttpResponse<String> refused = decide(engineer, "/model/outage/2", "CHALLENGE", " ");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("role=\"alert\"");

    assertThat(
            decide(engineer, "/model/outage/2", "CHALLENGE", "a <b>second</b> look").statusCode())
        .isEqualTo(303);
    assertThat(body("/model/outage/2"))
        .contains("Challenger")
        .contains("a &lt;b&gt;second&lt;/b&gt; look")
        .contains("<td>eng</td>");
    Decision kept = console.registry().decisions().getFirst();
    assertThat(kept.who()).isEqualTo(TestConsole.ENGINEER);

    assertThat(decide(engineer, "/model/outage/2", "ARCHIVE", "away").body())
        .contains("end the challenge first");
    assertThat(decide(engineer, "/model/outage/2", "END_CHALLENGE", "seen enough").statusCode())
        .isEqualTo(303);
    assertThat(console.registry().find("outage", "2").orElseThrow().stage())
        .isEqualTo(Stage.CANDIDATE);
  }

  private static HttpResponse<String> decide(Http user, String page, String what, String why) {
    String form =
        "what="
            + what
            + "&why="
            + URLEncoder.encode(why, StandardCharsets.UTF_8)
            + "&_csrf="
            + URLEncoder.encode(user.token(page), StandardCharsets.UTF_8);
    return user.post(page + "/decide", "application/x-www-form-urlencoded", form);
  }
}
