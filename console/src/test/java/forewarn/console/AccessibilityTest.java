package forewarn.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import forewarn.console.fixture.Axe;
import forewarn.console.fixture.Browser;
import forewarn.console.fixture.SampleConsole;
import forewarn.console.fixture.TestConsole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every page as axe-core sees it, and the pages by keyboard alone. */
class AccessibilityTest {
  private static final int DESK = 1280;
  private static Browser browser;

  private Page page;

  @BeforeAll
  static void start() {
    Assumptions.assumeTrue(Browser.isThere(), "no Chromium");
    browser = new Browser(SampleConsole.console().url(), DESK, 800);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void logIn() {
    browser.startSession(DESK, 800);
    page = browser.page();
    browser.logIn(TestConsole.ADMIN, TestConsole.PASSWORD);
  }

  @Test
  void axeFindsNothingOnAnyPageInTheDark() {
    assertThat(PageWalk.of(PageWalk.Way.DARK).axe()).isEmpty();
  }

  @Test
  void axeFindsNothingOnAnyPageInTheLight() {
    assertThat(PageWalk.of(PageWalk.Way.LIGHT).axe()).isEmpty();
  }

  @Test
  void axeFindsNothingOnAnyPageOfAPhone() {
    assertThat(PageWalk.of(PageWalk.Way.PHONE).axe()).isEmpty();
  }

  @Test
  void axeFindsNothingOnTheLoginAndItsRefusal() {
    browser.startSession(DESK, 800);
    page = browser.page();
    page.navigate("/login");
    assertThat(Axe.violations(page)).isEmpty();
    page.navigate("/login?wrong");
    assertThat(Axe.violations(page)).isEmpty();
  }

  @Test
  void axeFindsNothingInOpenDialogs() {
    page.navigate("/");
    page.keyboard().press("?");
    assertThat(page.locator("#help")).isVisible();
    assertThat(Axe.violations(page)).isEmpty();

    page.navigate("/sql");
    page.locator("#save").click();
    assertThat(page.locator("#save-dialog")).isVisible();
    assertThat(Axe.violations(page)).isEmpty();

    page.navigate("/live");
    page.locator("#predictions tr[data-href]").first().click();
    assertThat(page.locator("#why-body h2")).isVisible();
    assertThat(Axe.violations(page)).isEmpty();
  }

  @Test
  void theFirstTabLeadsPastTheNavigation() {
    page.navigate("/clusters");
    page.keyboard().press("Tab");
    Locator skip = page.locator(".skip");
    assertThat(skip).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator("#main")).isFocused();
  }

  @Test
  void rowsAreReachedAndOpenedByKeyboard() {
    page.navigate("/clusters");
    page.keyboard().press("j");
    page.keyboard().press("j");
    page.keyboard().press("k");
    Locator first = page.locator("main tr[data-href]").first();
    assertThat(first).hasAttribute("aria-selected", "true");
    String path = first.getAttribute("data-href");
    page.keyboard().press("Enter");
    page.waitForURL("**" + path);
  }

  @Test
  void theHelpOpensAndClosesByKeyboardAndKeepsTheFocusInside() {
    page.navigate("/model");
    page.keyboard().press("?");
    for (int i = 0; i < 5; i++) {
      page.keyboard().press("Tab");
      assertThat(
              page.evaluate(
                  "document.activeElement === document.body"
                      + " || document.getElementById('help').contains(document.activeElement)"))
          .isEqualTo(true);
    }
    page.keyboard().press("Escape");
    assertThat(page.locator("#help")).isHidden();
  }

  @Test
  void thePanelOfReasonsGivesTheFocusBack() {
    page.navigate("/live");
    Locator row = page.locator("#predictions tr[data-href]").first();
    assertThat(row).isVisible();
    page.locator("#pause").focus();
    page.keyboard().press("j");
    page.keyboard().press("Enter");
    // Enter belongs to the button that has the focus, so the row is opened from the page.
    page.keyboard().press("Escape");
    assertThat(page.locator("#why")).isHidden();
    assertThat(page.locator("#pause")).isFocused();
  }

  @Test
  void atFourHundredPercentNothingIsCutOff() {
    // 1280 px wide at 400 % are 320 px.
    assertThat(PageWalk.of(PageWalk.Way.DARK).stops())
        .allSatisfy(stop ->
            assertThat(stop.tooWide())
                .as(stop.path())
                .noneMatch(found -> found.endsWith("than 320")));
  }

  @Test
  void nothingMovesForThoseWhoAskForIt() {
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
    page.navigate("/live");
    assertThat(
            page.evaluate(
                "[...document.querySelectorAll('*')].filter(one => parseFloat(getComputedStyle(one).animationDuration) > 0.01).length"))
        .isEqualTo(0);
  }
}
