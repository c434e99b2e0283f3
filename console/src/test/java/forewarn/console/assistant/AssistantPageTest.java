package forewarn.console.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import forewarn.console.fixture.Axe;
import forewarn.console.fixture.Browser;
import forewarn.console.fixture.Http;
import forewarn.console.fixture.SamplePredictions;
import forewarn.console.fixture.TestConsole;
import forewarn.telemetry.Prediction;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page, with and without its script, and the call. */
class AssistantPageTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String MARKUP = "<img src=x onerror=alert(1)> & \"quoted\"";
  private static TestConsole console;
  private static Http admin;
  private static Http program;
  private static Http other;
  private static Http otherPage;

  @TempDir static Path folder;

  @BeforeAll
  static void start() throws IOException {
    console = TestConsole.live();
    console.importFiles(
        file(
            "RAW_CITY",
            "city_key,city,province,region\n1,Aceh,Aceh,Sumatra\n2,Bogor,Jawa Barat,Jawa\n"),
        file("RAW_OLT", "olt_key,olt_id,city_key\n1,OLT-ACE7E-01,1\n2,OLT-BOG2A-01,2\n"),
        file(
            "RAW_CLUSTER",
            "cluster_key,cluster_id,olt_key,city_key,cluster_name\n"
                + "1,ACE7E-CL11,1,1,Cluster-ACE7E-11\n2,BOG2A-CL01,2,2,Cluster-BOG2A-01\n"),
        file(
            "RAW_NETWORK_CONTEXT_STATIC",
            "city,city_key,province,region,olt_id,olt_key,cluster_id,cluster_key,cluster_name,vendor\n"
                + "Aceh,1,Aceh,Sumatra,OLT-ACE7E-01,1,ACE7E-CL11,1,Cluster-ACE7E-11,ZTE\n"
                + "Bogor,2,Jawa Barat,Jawa,OLT-BOG2A-01,2,BOG2A-CL01,2,Cluster-BOG2A-01,Huawei\n"));
    admin = Http.browser(console);
    admin.logIn(TestConsole.ADMIN, TestConsole.PASSWORD);
    program = Http.program(console, TestConsole.ADMIN, TestConsole.PASSWORD);
    otherPage = Http.browser(console);
    otherPage.logIn(TestConsole.ANALYST, TestConsole.PASSWORD);
    other = Http.program(console, TestConsole.ANALYST, TestConsole.PASSWORD);
  }

  @AfterAll
  static void close() {
    console.close();
  }

  private static Path file(String table, String rows) throws IOException {
    return Files.writeString(folder.resolve(table + ".csv"), rows);
  }

  private static HttpResponse<String> say(Http caller, String conversation, String message) {
    return caller.postJson(
        "/api/v1/assistant",
        "{\"conversation_id\": \"%s\", \"message\": \"%s\"}"
            .formatted(conversation, message.replace("\"", "\\\"")));
  }

  private static HttpResponse<String> submit(String path, String fields) {
    return admin.post(
        path,
        FORM,
        fields + "&_csrf=" + URLEncoder.encode(admin.token("/assistant"), StandardCharsets.UTF_8));
  }

  @Test
  void theCallStreamsStepsTextTableAndSources() {
    HttpResponse<String> answer = say(program, "api-1", "number of clusters by vendor");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    assertThat(answer.body().lines().filter(line -> line.startsWith("event: ")).distinct())
        .containsExactly(
            "event: conversation",
            "event: step",
            "event: text",
            "event: table",
            "event: chart",
            "event: citations",
            "event: done");
    assertThat(answer.body()).contains("Huawei", "/catalogue/DATAMART.");
  }

  @Test
  void whatIsWrongWithACallIsSaidBeforeTheStream() {
    assertThat(say(program, "api-2", " ").statusCode()).isEqualTo(400);
    assertThat(say(program, "api-2", "x".repeat(1001)).body()).contains("longer than 1000");
    assertThat(say(program, "../etc", "hello").body()).contains("not 1 to 64 letters");
  }

  @Test
  void thePageWorksWithoutItsScript() {
    HttpResponse<String> said =
        submit("/assistant", "conversation=plain&message=number+of+clusters+by+vendor");

    assertThat(said.statusCode()).as(said.body()).isIn(200, 302, 303);
    assertThat(admin.get("/assistant/plain").body())
        .contains("number of clusters by vendor", "How was this made?", "select", "Huawei");
    assertThat(admin.get("/assistant?find=vendor").body()).contains("/assistant/plain");
    assertThat(admin.get("/assistant?find=zebra").body()).contains("No conversation says that.");
  }

  @Test
  void whatIsSaidIsNeverMarkup() {
    submit(
        "/assistant",
        "conversation=markup&message=" + URLEncoder.encode(MARKUP, StandardCharsets.UTF_8));

    assertThat(admin.get("/assistant/markup").body())
        .doesNotContain("<img src=x")
        .contains("&lt;img src=x");
  }

  @Test
  void aConversationIsItsUsersAlone() {
    say(program, "mine", "help");

    assertThat(admin.get("/assistant/mine").statusCode()).isEqualTo(200);
    assertThat(otherPage.get("/assistant/mine").statusCode()).isEqualTo(404);
    assertThat(otherPage.get("/assistant/mine/messages/2").statusCode()).isEqualTo(404);
    assertThat(otherPage.get("/assistant/mine/conversation.pdf").statusCode()).isEqualTo(404);
    assertThat(otherPage.get("/assistant").body()).doesNotContain("/assistant/mine");
  }

  @Test
  void aRatedAnswerIsAnEvaluationCaseForEngineers() {
    submit("/assistant", "conversation=rated&message=number+of+clusters");

    submit("/assistant/rated/messages/2/rating", "rating=up&comment=fine");

    assertThat(admin.get("/assistant/rated").body()).contains("You found it right.");
    assertThat(program.get("/api/v1/assistant/feedback.yml").body())
        .contains("question: number of clusters", "sql:");
    assertThat(other.get("/api/v1/assistant/feedback.yml").statusCode()).isEqualTo(403);
  }

  @Test
  void clustersAtRiskAreThoseOfTheNewestPredictions() {
    SamplePredictions sample = new SamplePredictions(Instant.parse("2024-11-05T00:00:00Z"), 3);
    console.send(sample.nextHour());
    List<Prediction> newest = sample.nextHour();
    console.send(newest);
    List<String> expected =
        newest.stream()
            .filter(one -> one.probability() >= one.threshold())
            .sorted(Comparator.comparingDouble(Prediction::probability).reversed())
            .map(Prediction::clusterId)
            .toList();
    assertThat(expected).isNotEmpty();

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() ->
            assertThat(say(program, "risk", "Which clusters are at risk in the next hour?").body())
                .contains("The most probable is " + expected.getFirst() + ",")
                .contains("5 Nov 2024 01:00 UTC"));
  }

  @Test
  void aConversationIsAPdf() {
    say(program, "paper", "number of clusters by vendor");

    HttpResponse<String> pdf = admin.get("/assistant/paper/conversation.pdf");

    assertThat(pdf.statusCode()).isEqualTo(200);
    assertThat(pdf.body()).startsWith("%PDF");
  }

  @Test
  void aMailWaitsForItsConfirmationAndWhoMayOnlyReadIsNotAsked() {
    say(program, "mail", "number of clusters");

    assertThat(say(program, "mail", "send a summary e-mail to noc@example.com").body())
        .contains("event: proposal");
    assertThat(admin.get("/assistant/mail").body())
        .contains("Mail this conversation to noc@example.com", "Confirm");
    say(other, "mail", "number of clusters");
    assertThat(say(other, "mail", "send a summary e-mail to noc@example.com").body())
        .contains("your role may only read")
        .doesNotContain("event: proposal");
  }

  @Test
  void theScriptShowsAnswersInPlaceOnAnyScreen() throws IOException {
    assumeThat(Browser.isThere()).isTrue();
    try (Browser browser = new Browser(console.url(), 1280, 900)) {
      browser.logIn(TestConsole.ADMIN, TestConsole.PASSWORD);
      Page page = browser.page();
      page.navigate("/assistant");
      page.locator("#ask-message").fill("number of clusters by vendor");
      page.keyboard().press("Enter");
      page.locator(".said .made").waitFor();
      assertThat(page.url()).contains("/assistant/");
      page.locator("#ask-message").fill("send a summary e-mail to noc@example.com");
      page.keyboard().press("Enter");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Confirm")).waitFor();
      for (String look : List.of("dark", "light")) {
        for (int width : List.of(1280, 375)) {
          browser.theme(look);
          page.setViewportSize(width, 900);
          page.reload();
          browser.settle();
          page.screenshot(
              new Page.ScreenshotOptions()
                  .setFullPage(true)
                  .setPath(Path.of("target", "assistant-%s-%d.png".formatted(look, width))));
          assertThat(Axe.violations(page)).as(look + " " + width).isEmpty();
          assertThat(
                  page.evaluate(
                      "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
              .as("nothing sticks out at " + width)
              .isEqualTo(true);
        }
      }
      assertThat(browser.errors()).isEmpty();
    }
  }
}
