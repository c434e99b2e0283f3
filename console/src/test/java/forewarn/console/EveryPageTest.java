package forewarn.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import forewarn.console.fixture.Browser;
import forewarn.console.fixture.TestConsole;
import forewarn.console.layout.Navigation;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds of every page, as {@link PageWalk} finds it. Not covered: what a page says. */
class EveryPageTest {
  private static final Pattern INLINE =
      Pattern.compile(
          "<script(?![^>]*\\bsrc=)[^>]*>|<style\\b|<[a-z][^>]*\\s(?:style|on[a-z]+)\\s*=",
          Pattern.CASE_INSENSITIVE);

  private static TestConsole starting;
  private static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    boolean there = Browser.isThere();
    if (!there) {
      System.out.println("Skipped: no Chromium at " + Browser.place());
    }
    Assumptions.assumeTrue(there, "no Chromium");
    starting = TestConsole.starting();
    browser = new Browser(starting.url(), 1280, 800);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
      starting.close();
    }
  }

  private static Page logIn(String theme, TestConsole console) {
    browser.startSession(console.url(), 1280, 800);
    browser.theme(theme);
    browser.logIn(TestConsole.ADMIN, TestConsole.PASSWORD);
    return browser.page();
  }

  @Test
  void everyPageIsThereAndAsksNobodyElse() {
    for (PageWalk.Way way : PageWalk.Way.values()) {
      PageWalk walk = PageWalk.of(way);
      assertThat(walk.shown()).hasSize(PageWalk.PAGES.size());
      for (PageWalk.Stop stop : walk.shown()) {
        assertThat(stop.status()).as(stop.path()).isEqualTo(200);
        assertThat(stop.theme()).as(stop.path()).isEqualTo(way.theme);
        assertThat(stop.errors()).as("%s %s", stop.path(), way).isEmpty();
      }
      assertThat(walk.elsewhere()).isEmpty();
    }
  }

  @Test
  void noPageHoldsScriptsOrStylesOfItsOwn() {
    for (PageWalk.Stop stop : PageWalk.of(PageWalk.Way.DARK).stops()) {
      String html = stop.html();
      assertThat(INLINE.matcher(html).results().map(found -> found.group()).toList())
          .as(stop.path())
          .isEmpty();
      assertThat(html).as(stop.path()).contains("lang=\"").contains("<title>").contains("<main");
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
    assertThat(PageWalk.of(PageWalk.Way.DARK).stops())
        .allSatisfy(stop -> assertThat(stop.tooWide()).as(stop.path()).isEmpty());
  }

  @Test
  void everyPageStandsBeforeAnythingIsReady() {
    Page page = logIn("dark", starting);
    for (String path : PageWalk.PAGES) {
      browser.errors().clear();
      int status = PageWalk.open(page, path).status();
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
      assertThat(PageWalk.open(page, PageWalk.MISSING).status()).isEqualTo(404);
      assertThat(page.locator("h1").textContent()).isNotBlank();
      assertThat(page.locator("nav a").count()).isEqualTo(Navigation.ENTRIES.size());

      assertThat(PageWalk.open(page, "/clusters").status()).isEqualTo(500);
      assertThat(page.locator("main").textContent())
          .isNotBlank()
          .doesNotContain("Exception")
          .doesNotContain("forewarn.");
    }
  }
}
