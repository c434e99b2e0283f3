package forewarn.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import forewarn.console.fixture.Browser;
import forewarn.console.fixture.Http;
import forewarn.console.fixture.SampleConsole;
import forewarn.console.fixture.TestConsole;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables, charts and pages as files, as a person saves them in headless Chromium. */
class ExportTest {
  private static final String CLUSTER = "/clusters/ACE7E-CL11";
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

  private Locator hours() {
    page.navigate(CLUSTER);
    Locator rows = page.locator("#hours tbody tr");
    assertThat(rows.nth(20)).isVisible();
    return rows;
  }

  private Path saved(Runnable action) {
    Download download = page.waitForDownload(action);
    return download.path();
  }

  private Path table(String format) {
    page.locator("#hours .menu > button").click();
    return saved(() -> page.locator("#hours [data-format=" + format + "]").click());
  }

  @Test
  void aHeaderSortsByKeyboardAndTheAddressKeepsTheOrder() {
    hours();
    Locator header = page.locator("#hours th").nth(1);
    header.locator("button").focus();
    page.keyboard().press("Enter");
    assertThat(header).hasAttribute("aria-sort", "descending");

    page.reload();
    assertThat(page.locator("#hours th").nth(1)).hasAttribute("aria-sort", "descending");
    List<Double> values =
        page.locator("#hours tbody tr td:nth-child(2)").all().stream()
            .map(cell -> cell.getAttribute("data-value"))
            .filter(value -> !value.isEmpty())
            .map(Double::valueOf)
            .toList();
    assertThat(values)
        .hasSizeGreaterThan(10)
        .isSortedAccordingTo((one, other) -> Double.compare(other, one));
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void aTableIsSavedAsItIsShown() throws IOException {
    int all = hours().count();
    List<String> csv = Files.readAllLines(table("csv"), StandardCharsets.UTF_8);
    assertThat(csv).hasSize(all + 1);
    assertThat(csv.getFirst()).startsWith("hour,probability,predicted,outcome");
    assertThat(csv.get(1)).matches("2024-11-0[0-9]T[0-9:]+Z,.*");

    try (ZipFile workbook = new ZipFile(table("xlsx").toFile())) {
      String sheet =
          new String(
              workbook.getInputStream(workbook.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
              StandardCharsets.UTF_8);
      assertThat(Pattern.compile("<row ").matcher(sheet).results().count()).isEqualTo(all + 1L);
      assertThat(sheet).doesNotContain("<f>");
    }
  }

  @Test
  void theExportIsAButtonWhoseMenuOpensAndClosesByKeyboard() {
    hours();
    Locator export =
        page.locator("#hours")
            .getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Export").setExact(true));
    Locator csv = page.locator("#hours [data-format=csv]");
    export.focus();
    page.keyboard().press("Enter");
    assertThat(export).hasAttribute("aria-expanded", "true");
    page.keyboard().press("Tab");
    assertThat(csv).isFocused();
    page.keyboard().press("Escape");
    assertThat(csv).isHidden();
    assertThat(export).isFocused();
  }

  @Test
  void aChartIsSavedAsPictureAndShownAsTable() throws IOException {
    hours();
    Locator tools = page.locator("section:has(#series) .picture-tools");
    BufferedImage picture =
        ImageIO.read(saved(() -> tools.locator("button").last().click()).toFile());
    assertThat(picture.getWidth()).isGreaterThan(1000);

    tools.locator("button").first().click();
    assertThat(page.locator(".chart-data table tbody tr").nth(20)).isVisible();
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void aPageIsSavedAsPdfWithItsTextChartsAndTables() throws IOException {
    hours();
    assertThat(page.locator("#series canvas").first()).isVisible();
    Path file = saved(() -> page.locator("#page-pdf").click());

    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      assertThat(new PDFTextStripper().getText(pdf))
          .contains("ACE7E-CL11", "Signals", "Hours", "Probability", "Made by admin", "1 of ");
      assertThat(pdf.getPages())
          .anySatisfy(one -> assertThat(one.getResources().getXObjectNames()).isNotEmpty());
    }
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void whatIsNoPageIsRefusedWithTheReason() {
    Http http = Http.browser(console);
    http.logIn(TestConsole.ADMIN, TestConsole.PASSWORD);
    String token = http.token("/");

    HttpResponse<String> withoutToken = http.postJson("/export/page.pdf", "{}");
    assertThat(withoutToken.statusCode()).isEqualTo(302);
    assertThat(withoutToken.headers().firstValue("Location"))
        .hasValueSatisfying(place -> assertThat(place).contains("/login"));

    HttpResponse<String> answer =
        http.post("/export/page.pdf", "application/json", "{}", "X-CSRF-TOKEN", token);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("name, title, subject and parts are needed");

    String picture =
        "{\"name\":\"x\",\"title\":\"x\",\"subject\":\"\",\"parts\":[{\"narrow\":false,"
            + "\"pictures\":[\"bm8gcG5n\"]}]}";
    HttpResponse<String> noPicture =
        http.post("/export/page.pdf", "application/json", picture, "X-CSRF-TOKEN", token);
    assertThat(noPicture.statusCode()).isEqualTo(400);
    assertThat(noPicture.body()).contains("not a PNG");
  }
}
