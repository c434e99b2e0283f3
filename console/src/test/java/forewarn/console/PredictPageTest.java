package forewarn.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import forewarn.console.fixture.Browser;
import forewarn.console.fixture.Http;
import forewarn.console.fixture.TestConsole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Predicting by hand and by file, as a person does it in headless Chromium. */
class PredictPageTest {
  private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
      new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);
  private static TestConsole console;
  private static Browser browser;
  private Page page;

  @BeforeAll
  static void start() throws IOException {
    boolean there = Browser.isThere();
    if (!there) {
      System.out.println("Skipped: no Chromium at /usr/bin/chromium");
    }
    Assumptions.assumeTrue(there, "no Chromium");
    console = TestConsole.live();
    console.train(5);
    browser = new Browser(console.url(), 1280, 800);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
      console.close();
    }
  }

  @BeforeEach
  void logIn() {
    browser.startSession(1280, 800);
    page = browser.page();
    browser.logIn(TestConsole.ADMIN, TestConsole.PASSWORD);
  }

  private void open(String path) {
    page.navigate(path);
  }

  private Locator prediction() {
    return page.locator("section[aria-label=Prediction]");
  }

  @Test
  void oneClickFillsInAQuietHourAndOneBeforeAnOutage() {
    open("/predict");
    page.getByText("a quiet hour").click();
    assertThat(prediction()).containsText("No outage expected in the next hour");

    page.getByText("an hour before an outage").click();
    // How probable it is, is for the model to say: this one has learnt from a small sample.
    assertThat(prediction()).containsText("elevated for 3 h");
    assertThat(prediction()).containsText("usual_run");
    assertThat(page.locator("input[name=snr_avg]")).hasValue("23.75");
    assertThat(page.locator(".fields input")).hasCount(15);
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void aChangedFieldStandsInTheAddressAndWhatIsWrongBesideIt() {
    open("/predict?sample=quiet");
    page.locator("input[name=snr_avg]").fill("loud");
    page.keyboard().press("Enter");

    page.waitForURL(Pattern.compile(".*snr_avg=loud.*"));
    assertThat(page.locator("label.suspect")).hasCount(1);
    assertThat(page.locator("label.suspect")).containsText("is not a number");
    assertThat(page.locator("input[name=temperature_avg_c]")).hasValue("37.16");
    page.reload();
    assertThat(page.locator("[role=alert]")).containsText("snr_avg: 'loud' is not a number");
  }

  @Test
  void aClusterThatNobodyKnowsIsSaidToBeUnknown() {
    open("/predict?sample=quiet&cluster=%3Cb%3EX");
    assertThat(page.locator("[role=alert]")).containsText("No hour of a cluster “<b>X” is known");
  }

  @Test
  void aFileIsSentFollowedAndTakenBack() throws IOException {
    open("/predict/batch");
    page.locator("#file")
        .setInputFiles(
            new FilePayload(
                "two.csv",
                "text/csv",
                "cluster_id,snr_avg,note\nA,25,<i>\nB,x,\n".getBytes(StandardCharsets.UTF_8)));
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Predict")).click();

    page.waitForURL(Pattern.compile(".*/predict/batch/.+"));
    Locator result = page.locator("section[aria-label=Result]");
    assertThat(result).isVisible(PATIENTLY);
    assertThat(result.locator("tbody tr")).hasCount(2);
    assertThat(result.locator("tbody tr").first()).containsText("snr_avg: 'x' is not a number");
    assertThat(result).containsText("There is no column timestamp_1h");
    Download download =
        page.waitForDownload(() ->
            result
                .getByRole(
                    AriaRole.LINK, new Locator.GetByRoleOptions().setName("CSV").setExact(true))
                .click());
    assertThat(download.suggestedFilename()).isEqualTo("two-predicted.csv");
    assertThat(Files.readString(download.path()))
        .startsWith("cluster_id,snr_avg,note,label_outage_1h,outage_probability,error");
    page.reload();
    assertThat(page.locator("section[aria-label=Result]")).isVisible();
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void aFileThatCannotBeReadIsAnsweredOnThePage() {
    open("/predict/batch");
    page.locator("#file")
        .setInputFiles(new FilePayload("notes.txt", "text/plain", new byte[] {'x'}));
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Predict")).click();
    assertThat(page.locator("#problem")).containsText("not a CSV, Parquet or XLSX file");

    page.locator("#file").setInputFiles(new FilePayload("bad.xlsx", "x/y", new byte[] {'x'}));
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Predict")).click();
    page.waitForURL(Pattern.compile(".*/predict/batch/.+"));
    assertThat(page.locator("#batch [role=alert]")).isVisible(PATIENTLY);
    assertThat(page.locator("#batch")).containsText("not an XLSX workbook");
  }

  @Test
  void theTemplateCanBeSentAsItIs() {
    Http admin = Http.program(console, TestConsole.ADMIN, TestConsole.PASSWORD);
    open("/predict/batch");
    for (String format : new String[] {"XLSX", "CSV"}) {
      Download template =
          page.waitForDownload(() ->
              page.locator("section[aria-label='Send a file']")
                  .getByRole(
                      AriaRole.LINK, new Locator.GetByRoleOptions().setName(format).setExact(true))
                  .click());
      page.locator("#file")
          .setInputFiles(
              new FilePayload(
                  template.suggestedFilename(), "application/octet-stream", bytes(template)));
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Predict")).click();
      page.waitForURL(Pattern.compile(".*/predict/batch/.+"));
      Locator result = page.locator("section[aria-label=Result]");
      assertThat(result).isVisible(PATIENTLY);
      assertThat(result.locator("tbody tr")).hasCount(2);
      assertThat(result.locator(".figures")).containsText("Rows with errors0");
      open("/predict/batch");
    }
    assertThat(admin.get("/predict/template.csv").statusCode())
        .as("only for people")
        .isNotEqualTo(200);
  }

  private static byte[] bytes(Download download) {
    try {
      return Files.readAllBytes(download.path());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void anotherUsersFileIsNotThere() {
    open("/predict/batch");
    page.locator("#file")
        .setInputFiles(
            new FilePayload(
                "mine.csv", "text/csv", "snr_avg\n25\n".getBytes(StandardCharsets.UTF_8)));
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Predict")).click();
    page.waitForURL(Pattern.compile(".*/predict/batch/.+"));
    String address = page.url();
    browser.startSession(375, 800);
    page = browser.page();
    browser.logIn(TestConsole.ANALYST, TestConsole.PASSWORD);
    page.navigate(address);

    assertThat(page.locator("#problem")).containsText("no longer kept");
    assertThat(page.locator("body")).not().containsText("mine.csv");
  }
}
