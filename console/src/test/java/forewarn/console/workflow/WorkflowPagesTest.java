package forewarn.console.workflow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import forewarn.console.fixture.Browser;
import forewarn.console.fixture.Http;
import forewarn.console.fixture.TestConsole;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Workflows as an engineer and as a program use them. */
class WorkflowPagesTest {
  private static final String TEXT =
      """
      id: %s
      description: Waits a moment.
      trigger: %s
      inputs:
        who: {type: text, default: nobody}
      steps:
        - id: choose
          decide:
            - when: inputs.who == 'me'
              then: {word: mine}
            - otherwise: {word: theirs}
        - id: hold
          if: steps.choose.output.word == 'mine'
          wait_until: 1 == 2
          timeout: %s
      """;

  private static TestConsole console;
  private static Browser browser;

  private Page page;

  @BeforeAll
  static void start() {
    boolean there = Browser.isThere();
    if (!there) {
      System.out.println("Skipped: no Chromium at " + Browser.place());
    }
    Assumptions.assumeTrue(there, "no Chromium");
    console = TestConsole.shared();
    browser = new Browser(console.url(), 1280, 900);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void logIn() {
    browser.startSession(1280, 900);
    page = browser.page();
    browser.logIn(TestConsole.ENGINEER, TestConsole.PASSWORD);
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private void save(String text) {
    page.locator(".editor").evaluate("editor => editor.open = true");
    page.locator("textarea").fill(text);
    button("Check and save").click();
  }

  @Test
  void anEngineerWritesOneRunsItAndBringsTheFormerTextBack() {
    page.navigate("/workflows");
    assertThat(page.locator("#workflows")).containsText("auto-escalation");
    page.getByLabel("Name of a new workflow").fill("by-hand");
    button("New workflow").click();

    save(TEXT.formatted("by-hand", "manual", "soon"));
    assertThat(page.locator("#problems")).containsText("not 'soon'");
    assertThat(page.locator(".code .wrong")).hasCount(1);
    save(TEXT.formatted("by-hand", "manual", "1h"));
    assertThat(
            page.getByRole(AriaRole.STATUS)
                .filter(new Locator.FilterOptions().setHasText("Saved as version 1.")))
        .isVisible();
    assertThat(page.locator(".step-graph .node")).hasCount(3);
    save(TEXT.formatted("by-hand", "manual", "2h"));
    button("Bring back version 1").click();
    assertThat(page.locator(".code")).containsText("timeout: 1h");
    assertThat(page.locator("#versions tbody tr")).hasCount(3);

    page.getByLabel("who").fill("me");
    button("Run").click();
    page.waitForURL(Pattern.compile(".*/runs/\\d+"));
    assertThat(page.locator("[data-step=choose] .badge")).containsText("done");
    assertThat(page.locator("[data-step=hold] .badge")).containsText("waiting");
    button("Cancel").click();
    assertThat(page.locator("#run header .badge").first()).containsText("cancelled");
    assertThat(button("Go on where it stopped")).isVisible();

    page.navigate("/workflows/by-hand");
    assertThat(page.locator("#runs tbody tr").first()).containsText("cancelled");
    button("Switch on").click();
    assertThat(button("Switch off")).isVisible();
    assertThat(browser.errors()).noneMatch(error -> !error.contains("422"));
  }

  @Test
  void aDryRunTellsWhatWouldHaveBeen() {
    Http engineer = Http.program(console, TestConsole.ENGINEER, TestConsole.PASSWORD);
    String text = TEXT.formatted("hourly", "{schedule: '0 * * * *', zone: UTC}", "1h");
    assertThat(put(engineer, "hourly", text).statusCode()).isEqualTo(200);

    page.navigate("/workflows/hourly?days=1");

    assertThat(page.locator("#verdict")).containsText("Would have run 24 times");
    assertThat(page.locator("#would tbody tr")).hasCount(24);
    assertThat(
            Http.json(engineer.get("/api/v1/workflows/hourly/dry-run?days=2")).get("runs").asInt())
        .isEqualTo(48);
  }

  @Test
  void anUnknownWorkflowIsNotFoundAndANewOneHasAnAddressOfItsOwn() {
    assertThat(page.navigate("/workflows/nope").status()).isEqualTo(404);
    assertThat(page.navigate("/workflows/new?id=brand-new").status()).isEqualTo(200);
    assertThat(page.locator("textarea")).hasCount(1);
  }

  @Test
  void onAPhoneNothingIsWiderThanTheScreen() {
    browser.startSession(375, 800);
    page = browser.page();
    browser.logIn(TestConsole.ANALYST, TestConsole.PASSWORD);
    for (String path : new String[] {"/workflows", "/workflows/auto-escalation"}) {
      page.navigate(path);
      assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth"))
          .as(path)
          .isLessThanOrEqualTo(375);
      assertThat(page.locator("textarea")).hasCount(0);
    }
    assertThat(browser.errors()).isEmpty();
  }

  private static HttpResponse<String> put(Http http, String id, String text) {
    String body =
        "{\"text\": " + new tools.jackson.databind.json.JsonMapper().writeValueAsString(text) + "}";
    try {
      return http.client()
          .send(
              http.request("/api/v1/workflows/" + id, "Content-Type", "application/json")
                  .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
    } catch (java.io.IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theApiTellsStartsAndRefuses() {
    Http engineer = Http.program(console, TestConsole.ENGINEER, TestConsole.PASSWORD);
    Http analyst = Http.program(console, TestConsole.ANALYST, TestConsole.PASSWORD);
    String text = TEXT.formatted("by-program", "manual", "1h");

    assertThat(put(analyst, "by-program", text).statusCode()).isEqualTo(403);
    HttpResponse<String> wrong = put(engineer, "by-program", text.replace("decide", "divide"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(Http.json(wrong).get("errors").get(0).get("line").asInt()).isEqualTo(7);
    assertThat(put(engineer, "by-program", text).statusCode()).isEqualTo(200);
    assertThat(analyst.postJson("/api/v1/workflows/by-program/runs", "{}").statusCode())
        .isEqualTo(403);
    assertThat(
            engineer
                .postJson("/api/v1/workflows/by-program/runs", "{\"inputs\": {\"what\": 1}}")
                .body())
        .contains("what is no input");
    HttpResponse<String> started = engineer.postJson("/api/v1/workflows/by-program/runs", "{}");
    assertThat(started.statusCode()).isEqualTo(201);
    long run = Http.json(started).get("id").asLong();

    Awaitility.await()
        .untilAsserted(() ->
            assertThat(run(engineer, run).get("run").get("state").asString()).isEqualTo("done"));
    assertThat(run(engineer, run).get("steps").get(1).get("state").asString()).isEqualTo("skipped");
    assertThat(Http.json(engineer.get("/api/v1/runs?workflow=by-program")).get("total").asInt())
        .isOne();
    assertThat(engineer.postJson("/api/v1/runs/" + run + "/cancel", "{}").statusCode())
        .isEqualTo(409);
    assertThat(engineer.get("/api/v1/runs?state=lost").statusCode()).isEqualTo(400);
    assertThat(Http.json(engineer.get("/api/v1/workflows")).get("workflows").size())
        .isGreaterThan(6);
    assertThat(engineer.get("/api/v1/workflows/schema").body()).contains("wait_until");
  }

  private static JsonNode run(Http http, long id) {
    return Http.json(http.get("/api/v1/runs/" + id));
  }

  @Test
  void aSignedRequestStartsOneRunAndAnyOtherNone() throws Exception {
    Http engineer = Http.program(console, TestConsole.ENGINEER, TestConsole.PASSWORD);
    Path secrets = Files.createDirectories(console.dataDir().resolve("secrets"));
    Files.writeString(secrets.resolve("PARTNER"), "correct horse");
    Files.setPosixFilePermissions(
        secrets.resolve("PARTNER"), PosixFilePermissions.fromString("rw-------"));
    put(
        engineer,
        "hooked",
        TEXT.formatted("hooked", "{webhook: true, secret: 'secret:PARTNER'}", "1h")
            + "enabled: true\n");
    Http stranger = Http.browser(console);
    String now = Long.toString(Instant.now().getEpochSecond());
    String body = "{\"message\": \"hello\"}";
    String signature = "sha256=" + Hooks.sign("correct horse", now + "." + body);

    assertThat(hook(stranger, now, "sha256=00", body)).isEqualTo(401);
    assertThat(hook(stranger, "1000", signature, body)).isEqualTo(401);
    assertThat(hook(stranger, now, signature, body + " ")).isEqualTo(401);
    assertThat(hook(stranger, now, signature, body)).isEqualTo(202);
    assertThat(hook(stranger, now, signature, body)).isEqualTo(202);
    assertThat(
            stranger
                .post(
                    "/hooks/hooked",
                    "application/json",
                    body,
                    "X-Forewarn-Timestamp",
                    now,
                    "X-Forewarn-Signature",
                    signature,
                    "X-Forewarn-Delivery",
                    "replayed")
                .statusCode())
        .isEqualTo(202);
    HttpResponse<String> runs = engineer.get("/api/v1/runs?workflow=hooked");
    assertThat(Http.json(runs).get("total").asInt()).isOne();
    assertThat(runs.body()).doesNotContain(signature);
  }

  private static int hook(Http http, String timestamp, String signature, String body) {
    return http.post(
            "/hooks/hooked",
            "application/json",
            body,
            "X-Forewarn-Timestamp",
            timestamp,
            "X-Forewarn-Signature",
            signature)
        .statusCode();
  }
}
