package forewarn.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.WaitForSelectorState;
import forewarn.console.fixture.Browser;
import forewarn.console.fixture.SamplePredictions;
import forewarn.console.fixture.TestConsole;
import forewarn.console.layout.Navigation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What holds of every page: those of the navigation, and the ones below them. A new page is under
 * test as soon as it is in the navigation. Not covered: what a page says.
 */
class EveryPageTest {
  private static final List<String> BELOW =
      List.of(
          "/clusters/ACE7E-CL11",
          "/ont/detail",
          "/tickets/area",
          "/predict?sample=failing",
          "/predict/batch",
          "/model/compare?a=outage/1&b=outage/2",
          "/catalogue?view=lineage",
          "/catalogue/FACT_PREDICTIONS?column=probability",
          "/catalogue/quality",
          "/catalogue/quality/STAGING.STG_CITY/city_named",
          "/catalogue/rejected");
  private static final List<String> PAGES =
      Stream.concat(Navigation.ENTRIES.stream().map(Navigation.Entry::path), BELOW.stream())
          .toList();
  private static final String MISSING = "/nothing-here";
  private static final Pattern INLINE =
      Pattern.compile(
          "<script(?![^>]*\\bsrc=)[^>]*>|<style\\b|<[a-z][^>]*\\s(?:style|on[a-z]+)\\s*=",
          Pattern.CASE_INSENSITIVE);
  private static final int[] WIDTHS = {375, 800, 1280, 2560};

  private static TestConsole live;
  private static TestConsole starting;
  private static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    boolean there = Browser.isThere();
    if (!there) {
      System.out.println("Skipped: no Chromium at " + Browser.place());
    }
    Assumptions.assumeTrue(there, "no Chromium");
    live = TestConsole.live();
    starting = TestConsole.starting();
    live.train(1);
    live.train(2);
    SamplePredictions sample = new SamplePredictions(Instant.parse("2024-11-05T00:00:00Z"), 5);
    for (int hour = 0; hour < 30; hour++) {
      live.send(sample.nextHour());
    }
    browser = new Browser(live.url(), 1280, 800);
  }

  @AfterAll
  static void stop() {
    if (live != null) {
      browser.close();
      starting.close();
      live.close();
    }
  }

  private static Page logIn(String theme, TestConsole console) {
    browser.startSession(console.url(), 1280, 800);
    browser.theme(theme);
    browser.logIn(TestConsole.ADMIN, TestConsole.PASSWORD);
    return browser.page();
  }

  /** Opens a page and waits until what it asks for at once has come. */
  private static Response open(Page page, String path) {
    Response response = page.navigate(path);
    assertThat(response).as(path).isNotNull();
    page.waitForSelector(
        "main", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.VISIBLE));
    page.waitForFunction("() => performance.getEntriesByType('navigation')[0].loadEventEnd > 0");
    return response;
  }

  @Test
  void everyPageIsThereAndAsksNobodyElse() {
    for (String theme : List.of("dark", "light")) {
      Page page = logIn(theme, live);
      List<String> elsewhere = new ArrayList<>();
      page.onRequest(request -> {
        if (!request.url().startsWith(live.url())
            && !request.url().startsWith("data:")
            && !request.url().startsWith("blob:")) {
          elsewhere.add(request.url());
        }
      });
      for (String path : PAGES) {
        assertThat(open(page, path).status()).as(path).isEqualTo(200);
        assertThat(page.locator("html").getAttribute("data-theme")).as(path).isEqualTo(theme);
        assertThat(browser.errors()).as(path + " " + theme).isEmpty();
      }
      assertThat(elsewhere).isEmpty();
    }
  }

  @Test
  void noPageHoldsScriptsOrStylesOfItsOwn() {
    Page page = logIn("dark", live);
    for (String path : PAGES) {
      String html = open(page, path).text();
      assertThat(INLINE.matcher(html).results().map(found -> found.group()).toList())
          .as(path)
          .isEmpty();
      assertThat(html).as(path).contains("lang=\"").contains("<title>").contains("<main");
    }
  }

  @Test
  void whatCountsAsInlineIsFound() {
    assertThat("<p style=\"a\">").matches(html -> INLINE.matcher(html).find());
    assertThat("<b onclick=\"a()\">").matches(html -> INLINE.matcher(html).find());
    assertThat("<script>a()</script>").matches(html -> INLINE.matcher(html).find());
    assertThat("<script type=\"module\" src=\"/a.js\"></script><p data-style=\"a\">")
        .matches(html -> !INLINE.matcher(html).find());
  }

  @Test
  void noPageIsWiderThanTheScreen() {
    Page page = logIn("dark", live);
    for (String path : Stream.concat(PAGES.stream(), Stream.of(MISSING)).toList()) {
      open(page, path);
      for (int width : WIDTHS) {
        page.setViewportSize(width, 800);
        // Charts follow a new width a frame later.
        await(path + " at " + width)
            .atMost(Duration.ofSeconds(5))
            .untilAsserted(() -> assertThat(overflow(page)).isLessThanOrEqualTo(0));
      }
    }
  }

  private static int overflow(Page page) {
    return ((Number)
            page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .intValue();
  }

  @Test
  void everyPageStandsBeforeAnythingIsReady() {
    Page page = logIn("dark", starting);
    for (String path : PAGES) {
      browser.errors().clear();
      int status = open(page, path).status();
      // What is not there yet is said to be missing or not ready, and nothing has failed.
      assertThat(status).as(path).isIn(200, 404, 503);
      assertThat(page.locator("main").textContent()).as(path).isNotBlank();
      if (status == 200) {
        // Data that is asked for too early is answered so, and no script may fail of it.
        assertThat(browser.errors())
            .as(path)
            .allSatisfy(error -> assertThat(error).contains("status of 503"));
      }
    }
  }

  @Test
  void errorsArePagesOfTheConsole() throws IOException {
    try (TestConsole broken = TestConsole.starting()) {
      broken.breakWarehouse();
      Page page = logIn("light", broken);
      assertThat(open(page, MISSING).status()).isEqualTo(404);
      assertThat(page.locator("h1").textContent()).isNotBlank();
      assertThat(page.locator("nav a").count()).isEqualTo(Navigation.ENTRIES.size());

      assertThat(open(page, "/clusters").status()).isEqualTo(500);
      assertThat(page.locator("main").textContent())
          .isNotBlank()
          .doesNotContain("Exception")
          .doesNotContain("forewarn.");
    }
  }
}
