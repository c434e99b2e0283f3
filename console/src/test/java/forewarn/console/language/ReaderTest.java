package forewarn.console.language;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import forewarn.console.fixture.Browser;
import forewarn.console.fixture.SampleConsole;
import forewarn.console.fixture.TestConsole;
import forewarn.console.layout.Navigation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages as a reader of Indonesian in Jakarta sees them. */
class ReaderTest {
  private static final List<String> BEHIND_THE_NAVIGATION =
      List.of(
          "/clusters/ACE7E-CL11",
          "/predict?sample=failing",
          "/predict/batch",
          "/model/compare?a=outage/1&b=outage/2",
          "/catalogue?view=lineage",
          "/catalogue/FACT_PREDICTIONS?column=probability",
          "/catalogue/quality",
          "/catalogue/quality/STAGING.STG_CITY/city_named",
          "/catalogue/rejected",
          "/nothing-here");

  // Code, and what is marked as English or as an operator's own words, is left out.
  private static final String ENGLISH =
      """
      () => {
        const words = /(?<![.\\w])(the|of|is|are|and|with|from|which|this|that|not|has|yet|by|for|was|its)\\b/i;
        const places = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const found = [];
        for (let place = places.nextNode(); place; place = places.nextNode()) {
          const home = place.parentElement;
          if (home.closest('[lang="en"], [lang=""], script, style, noscript, code, pre, kbd, textarea, .code')) continue;
          const text = place.textContent.replace(/\\s+/g, " ").trim();
          if (words.test(text)) found.push(text);
        }
        for (const one of document.querySelectorAll("[title], [aria-label], [placeholder]")) {
          if (one.closest('[lang="en"], textarea')) continue;
          for (const name of ["title", "aria-label", "placeholder"]) {
            if (words.test(one.getAttribute(name) ?? "")) found.push(`${name}: ${one.getAttribute(name)}`);
          }
        }
        return found;
      }
      """;
  private static TestConsole console;
  private static Browser browser;

  private Page page;

  @BeforeAll
  static void start() {
    Assumptions.assumeTrue(Browser.isThere(), "no Chromium");
    console = SampleConsole.console();
    browser = new Browser(console.url(), 1280, 800);
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
  void inIndonesianNoPageSaysASentenceInEnglish() {
    page.navigate("/");
    page.locator("[data-action=language]").selectOption("id");
    assertThat(page.locator("html")).hasAttribute("lang", "id");
    List<String> paths = new ArrayList<>();
    Navigation.ENTRIES.forEach(entry -> paths.add(entry.path()));
    paths.addAll(BEHIND_THE_NAVIGATION);
    List<String> found = new ArrayList<>();
    for (String path : paths) {
      page.navigate(path);
      browser.settle();
      for (Object english : (List<?>) page.evaluate(ENGLISH)) {
        found.add(path + " " + english);
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void theLoginOffersTheLanguageToo() {
    browser.startSession(1280, 800);
    page = browser.page();
    page.navigate("/login");
    page.locator("[data-action=language]").selectOption("id");
    assertThat(page.locator("h1")).hasText("Masuk");
    assertThat(page.getByLabel("Kata sandi")).isVisible();
  }

  @Test
  void timesFollowTheReadersZoneOrOnWishTheDatas() {
    page.navigate("/clusters/ACE7E-CL11");
    page.evaluate("document.cookie = 'zone=Asia%2FJakarta; path=/'");
    String utc = newestHour();
    // The zone of this browser is UTC; another one is told by its cookie.
    page.context()
        .addInitScript(
            "const resolved = Intl.DateTimeFormat.prototype.resolvedOptions;"
                + "Intl.DateTimeFormat.prototype.resolvedOptions = function () {"
                + " return { ...resolved.call(this), timeZone: 'Asia/Jakarta' }; };");
    page.navigate("/clusters/ACE7E-CL11");
    assertThat(page.locator("html")).hasAttribute("data-zone-name", "WIB");
    assertThat(newestHour()).isNotEqualTo(utc);

    page.locator("[data-action=zone]").selectOption("data");
    assertThat(page.locator("html")).hasAttribute("data-zone-name", "UTC");
    assertThat(newestHour()).isEqualTo(utc);
  }

  @Test
  void drawingsAndHiddenValuesKeepTheirPoints() {
    page.navigate("/");
    page.locator("[data-action=language]").selectOption("id");
    assertThat(page.locator("html")).hasAttribute("lang", "id");
    for (String path :
        List.of(
            "/",
            "/model",
            "/clusters/ACE7E-CL11",
            "/catalogue?view=lineage",
            "/predict?sample=failing")) {
      page.navigate(path);
      browser.settle();
      assertThat(
              (List<?>)
                  page.evaluate(
                      """
                      () => [...document.querySelectorAll("svg *, [data-v], [data-value], input")].flatMap((one) =>
                        ["x", "y", "width", "height", "x1", "x2", "y1", "y2", "data-v", "value"]
                          .map((name) => one.getAttribute(name)).filter((value) => value && /^-?\\d+,\\d+$/.test(value)))
                      """))
          .as(path)
          .isEmpty();
    }
  }

  private String newestHour() {
    return page.locator("#hours tbody td a").first().textContent();
  }
}
