package forewarn.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import forewarn.console.fixture.Browser;
import forewarn.console.fixture.SampleConsole;
import forewarn.console.fixture.SamplePredictions;
import forewarn.console.fixture.TestConsole;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages as a person uses them, in headless Chromium. */
class BrowserTest {
  private static TestConsole console;
  private static SamplePredictions sample;

  private static Browser browser;

  private Page page;

  @BeforeAll
  static void start() {
    boolean there = Browser.isThere();
    if (!there) {
      System.out.println("Skipped: no Chromium at /usr/bin/chromium");
    }
    Assumptions.assumeTrue(there, "no Chromium");
    console = SampleConsole.console();
    browser = new Browser(console.url(), 1280, 800);
    sample = SampleConsole.predictions();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void logIn() {
    browser.startSession(1280, 800);
    page = browser.page();
    browser.logIn(TestConsole.ADMIN, TestConsole.PASSWORD);
  }

  @Test
  void overviewFillsByPush() {
    page.navigate("/");
    Locator hour = page.locator(".tile .figure.text");
    String before = hour.textContent();
    console.send(sample.nextHour());

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> {
          page.waitForTimeout(100);
          assertThat(hour.textContent()).isNotEqualTo(before);
        });
    assertThat(page.locator(".province-map svg .place")).hasCount(34);
    assertThat(page.locator("svg.day .bar.foreseen").first()).isVisible();
  }

  @Test
  void livePageShowsNewRowsUntilItIsPaused() {
    page.navigate("/live?rows=15");
    assertThat(page.locator("#predictions tr")).hasCount(15);
    assertThat(page.locator("#alerts tr").first()).isVisible();
    assertThat(page.locator("#alerts .badge.came-true").first()).isVisible();
    String total = page.locator("[data-total=records]").textContent();

    console.send(sample.nextHour());
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> {
          page.waitForTimeout(100);
          assertThat(page.locator("[data-total=records]").textContent()).isNotEqualTo(total);
        });

    page.keyboard().press("p");
    String held = page.locator("#predictions tr").first().textContent();
    console.send(sample.nextHour());
    assertThat(page.locator("[data-total=connection]")).containsText("paused");
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> {
          page.waitForTimeout(100);
          assertThat(page.locator("[data-total=connection]").textContent())
              .matches("paused, [1-9][0-9]* new");
        });
    assertThat(page.locator("#predictions tr").first().textContent()).isEqualTo(held);
    page.keyboard().press("p");
    assertThat(page.locator("#predictions tr").first()).not().hasText(held);
  }

  @Test
  void keyboardSelectsARowAndOpensItsCluster() {
    page.navigate("/clusters?find=gorontalo");
    assertThat(page.locator("#clusters tbody tr")).hasCount(6);
    page.keyboard().press("j");
    page.keyboard().press("j");
    page.keyboard().press("k");
    String id = page.locator("tr[aria-selected=true] a").textContent();
    page.keyboard().press("Enter");
    page.waitForURL("**/clusters/" + id);
    assertThat(page.locator("h1")).hasText(id);

    page.keyboard().press("?");
    assertThat(page.locator("#help")).isVisible();
  }

  @Test
  void clusterPageDrawsItsSignalsAndListsItsHours() {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> {
          page.navigate("/clusters/ACE7E-CL11");
          assertThat(page.locator("section[aria-label=Predictions] tbody tr").count())
              .isGreaterThanOrEqualTo(30);
        });
    assertThat(page.locator("#series canvas").first()).isVisible();
    assertThat(page.locator("#series-from")).containsText("5 Nov 00:00 to");
  }

  @Test
  void pointingAtATableShowsWhatItIsMadeFromAndWhatIsMadeFromIt() {
    page.navigate("/catalogue?view=lineage");
    page.locator("[data-name='STAGING.STG_CITY']").focus();

    assertThat(page.locator("[data-name='RAW.RAW_CITY']")).hasClass(Pattern.compile("\\bup\\b"));
    assertThat(page.locator("[data-name='DATAMART.DIM_CITY']"))
        .hasClass(Pattern.compile("\\bdown\\b"));
    assertThat(page.locator("[data-name='RAW.STREAM_OFFSETS']"))
        .not()
        .hasClass(Pattern.compile("\\b(up|down)\\b"));
    page.keyboard().press("Enter");
    page.waitForURL("**/catalogue/STAGING.STG_CITY");
  }

  @Test
  void choosingAColumnShowsItsFigures() {
    page.navigate("/catalogue/FACT_PREDICTIONS");
    page.locator(".columns td a", new Page.LocatorOptions().setHasText("probability"))
        .first()
        .click();

    assertThat(page.locator("#column h2")).hasText("probability");
    assertThat(page.locator("#column .spread rect")).hasCount(20);
    assertThat(page.locator("#correlations .reasons li").first()).isVisible();
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void reasonsOpenBesideTheLiveRowsWhichGoOnComing() {
    page.navigate("/live?rows=15");
    assertThat(page.locator("#predictions tr")).hasCount(15);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> {
          page.keyboard().press("Escape");
          page.keyboard().press("j");
          page.keyboard().press("Enter");
          page.waitForTimeout(500);
          assertThat(page.locator("#why").textContent())
              .contains("expected in the next hour")
              .contains("Right speaks for an outage");
        });
    assertThat(page.url()).contains("/live?").contains("why=%2Fclusters%2F");
    String total = page.locator("[data-total=records]").textContent();

    console.send(sample.nextHour());
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> {
          page.waitForTimeout(100);
          assertThat(page.locator("[data-total=records]").textContent()).isNotEqualTo(total);
        });
    assertThat(page.locator("#why")).isVisible();

    page.keyboard().press("Escape");
    assertThat(page.locator("#why")).isHidden();
    assertThat(page.url()).doesNotContain("why=");
    page.locator("#alerts tr td").first().click();
    assertThat(page.locator("#why header")).isVisible();
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void reasonsOfARecordOnItsWayAreLookedUpUntilItIsThere() {
    AtomicInteger asked = new AtomicInteger();
    page.route(
        "**/reasons?*",
        route -> {
          if (asked.incrementAndGet() < 4) {
            route.fulfill(new Route.FulfillOptions().setStatus(202).setBody("on its way"));
          } else {
            route.resume();
          }
        });
    page.navigate("/live?rows=15");
    page.locator("#alerts tr td").first().click();

    assertThat(page.locator("#why-body")).hasText("Looking it up …");
    assertThat(page.locator("#why-body header small"))
        .containsText("threshold", new LocatorAssertions.ContainsTextOptions().setTimeout(15_000));
    assertThat(asked.get()).isGreaterThanOrEqualTo(4);
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void sliderSaysWhatAnotherThresholdWouldCost() {
    page.navigate("/model");
    Locator words = page.locator("#threshold-words");
    String inUse = words.textContent();
    page.locator("#threshold").focus();
    for (int step = 0; step < 40; step++) {
      page.keyboard().press("ArrowLeft");
    }

    assertThat(words).not().hasText(inUse);
    assertThat(words).containsText("alerts a day");
    assertThat(page.url()).contains("threshold=");
    String chosen = words.textContent();
    page.reload();
    assertThat(words).hasText(chosen);
    page.locator("#threshold-back").click();
    assertThat(words).hasText(inUse);
    assertThat(page.locator("#tradeoff canvas").first()).isVisible();
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void twoVersionsAreComparedAndTheOtherPromotedWithAReason() {
    page.navigate("/model/outage/1");
    page.getByText("Compare", new Page.GetByTextOptions().setExact(true)).last().click();
    page.waitForURL("**/model/compare?a=outage%2F1&b=outage%2F2");
    assertThat(page.locator("#compared tbody tr.group")).hasCount(3);

    page.getByText("Decide about version 2").click();
    decide("Promote", "better on the same hours");
    assertThat(page.locator(".head .stage")).hasText("In use");
    assertThat(page.locator("#versions")).containsText("better on the same hours");

    decide("Roll back", "only to try it");
    page.navigate("/model");
    assertThat(page.locator("h1")).hasText("Model outage 1");
  }

  private void decide(String what, String why) {
    Locator choice =
        page.locator("details.choice", new Page.LocatorOptions().setHasText(what)).first();
    choice.locator("summary").click();
    choice.locator("input[name=why]").fill(why);
    choice.locator("button").click();
  }

  @Test
  void themeIsKept() {
    assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    page.locator("[data-action=theme]").click();
    page.reload();
    assertThat(page.locator("html")).hasAttribute("data-theme", "light");
  }

  @Test
  void endedSessionLeadsToTheLoginPage() {
    page.navigate("/live");
    page.context().clearCookies();
    page.waitForURL("**/login?expired", new Page.WaitForURLOptions().setTimeout(15_000));
    assertThat(page.locator(".notice")).containsText("Your session has ended");
  }
}
