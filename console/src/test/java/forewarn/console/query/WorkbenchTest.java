package forewarn.console.query;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import forewarn.console.fixture.Browser;
import forewarn.console.fixture.TestConsole;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The workbench as a person uses it, in headless Chromium. */
class WorkbenchTest {
  private static TestConsole console;
  private static Browser browser;

  private Page page;

  @BeforeAll
  static void start() {
    boolean there = Browser.isThere();
    if (!there) {
      System.out.println("Skipped: no Chromium at /usr/bin/chromium");
    }
    Assumptions.assumeTrue(there, "no Chromium");
    console = TestConsole.shared();
    browser = new Browser(console.url(), 1280, 800);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void openPage() {
    browser.startSession(1280, 800);
    page = browser.page();
    browser.logIn(TestConsole.ANALYST, TestConsole.PASSWORD);
    page.navigate("/sql");
  }

  private void run(String sql) {
    page.locator("#sql").fill(sql);
    page.locator("#sql").press("Control+Enter");
  }

  @Test
  void runsByKeyboardAndShowsRowsThatCanBeSorted() {
    run("select range as n, null as nothing from range(450)");
    Locator cells = page.locator(".result-rows tbody tr td.num");
    assertThat(page.locator("#facts")).containsText("450 rows");
    assertThat(cells).hasCount(200);
    page.locator(".result-rows th button").first().click();
    page.locator(".result-rows th button").first().click();
    assertThat(cells.first()).hasText("449");
    page.locator("#pages button").last().click();
    assertThat(cells.first()).hasText("249");
    assertThat(page.locator(".result-rows .null").first()).hasText("null");
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void saysThatRowsWereCutOff() {
    run("select * from range(1001)");
    assertThat(page.locator("#truncated")).containsText("Only the first 1,000 rows");
  }

  @Test
  void showsWhereTheTextIsWrong() {
    run("select 1,\n  wrong from DATAMART.DIM_CLUSTER");
    assertThat(page.locator("#error")).containsText("\"wrong\" not found");
    assertThat(page.locator("#gutter .wrong")).hasText("2");
    assertThat(
            page.evaluate(
                "(() => { const a = document.getElementById('sql'); return a.value.slice(a.selectionStart, a.selectionEnd); })()"))
        .isEqualTo("wrong");
  }

  @Test
  void warnsOfAWrongTotalAndPutsTheRightOneInItsPlace() {
    run("select sum(offline_ont_now) as offline from DATAMART.FACT_ML_FEATURES");
    assertThat(page.locator("#warnings")).containsText("is a stock");
    page.getByText("Use it").click();
    assertThat(page.locator("#sql"))
        .hasValue(
            "select sum(offline_ont_now) / count(distinct timestamp_1h) as offline from DATAMART.FACT_ML_FEATURES");
    page.locator("#sql").press("Control+Enter");
    assertThat(page.locator("#facts")).containsText("1 row ");
    assertThat(page.locator("#warnings")).isHidden();
  }

  @Test
  void cancelsWhatRunsTooLong() {
    run("select sum(x) from range(100000000000) t(x)");
    assertThat(page.locator("#facts")).containsText("running");
    page.locator("#cancel").click();
    assertThat(page.locator("#error")).containsText("it was cancelled");
    assertThat(page.locator("#run")).isVisible();
  }

  @Test
  void fillsTheEditorFromTheAddressAndRunsNothing() {
    String sql = "select '<b>&amp;</b>' as text";
    page.navigate("/sql?query=" + URLEncoder.encode(sql, StandardCharsets.UTF_8));
    assertThat(page.locator("#sql")).hasValue(sql);
    assertThat(page.locator("#result-empty")).containsText("Nothing has been run yet");
  }

  @Test
  void aLinkedQueryCannotLeaveTheEditor() {
    page.navigate(
        "/sql?query="
            + URLEncoder.encode(
                "</textarea><script>document.title='x'</script>", StandardCharsets.UTF_8));
    assertThat(page.locator("#sql")).hasValue("</textarea><script>document.title='x'</script>");
    assertThat(page.title()).startsWith("SQL");
  }

  @Test
  void showsTextFromTheDataAsText() {
    run("select '<img src=x onerror=alert(1)>' as t");
    assertThat(page.locator(".result-rows td")).hasText("<img src=x onerror=alert(1)>");
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void tabIndentsAndEscapeLeavesTheEditor() {
    page.locator("#sql").click();
    page.keyboard().press("Tab");
    assertThat(page.locator("#sql")).hasValue("  ");
    page.keyboard().press("Escape");
    assertThat(page.locator("#run")).isFocused();
  }

  @Test
  void listsTheTablesOfTheRoleAndWritesAColumnOnAClick() {
    assertThat(page.locator("#schema")).containsText("FACT_ML_FEATURES");
    assertThat(page.locator("#schema")).not().containsText("RAW_CITY");
    page.locator("#schema-find").fill("offline_ont_ratio");
    page.locator("#schema li button").first().click();
    assertThat(page.locator("#sql")).hasValue("offline_ont_ratio");
  }

  @Test
  void drawsTheResultAndExportsIt() throws IOException {
    run("select range as n, range * range as square from range(30)");
    assertThat(page.locator("#facts")).containsText("30 rows");
    page.locator("#tab-chart").click();
    assertThat(page.locator("#chart canvas")).isVisible();
    Download file = page.waitForDownload(() -> page.locator("[data-export=csv]").click());
    assertThat(file.suggestedFilename()).isEqualTo("result.csv");
    assertThat(Files.readString(file.path()))
        .startsWith("n,square\r\n0,0\r\n1,1\r\n")
        .endsWith("29,841\r\n");
  }

  @Test
  void savesAQueryAndFindsItAgain() {
    page.locator("#sql").fill("select 42 as answer");
    page.locator("#save").click();
    page.locator("#save-name").fill("The answer");
    page.locator("#save-ok").click();
    assertThat(page.locator("#saved")).containsText("The answer");
    page.locator("#sql").fill("");
    page.locator("#saved li", new Page.LocatorOptions().setHasText("The answer"))
        .getByText("Use")
        .click();
    assertThat(page.locator("#sql")).hasValue("select 42 as answer");
    page.locator("#tab-history").click();
    assertThat(page.locator("#history")).isVisible();
  }

  @Test
  void fitsEveryScreen() {
    run("select * from DATAMART.DIM_CLUSTER, DATAMART.FACT_ML_FEATURES limit 5");
    assertThat(page.locator("#run")).isVisible();
    for (String tab : new String[] {"result", "chart", "history", "saved"}) {
      page.locator("#tab-" + tab).click();
      for (int width : new int[] {375, 800, 1280, 2560}) {
        page.setViewportSize(width, 800);
        page.waitForTimeout(200);
        Object over =
            page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) over).intValue()).as(tab + " at " + width).isLessThanOrEqualTo(0);
      }
    }
  }
}
