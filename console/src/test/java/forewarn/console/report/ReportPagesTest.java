package forewarn.console.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import forewarn.console.fixture.Browser;
import forewarn.console.fixture.Http;
import forewarn.console.fixture.TestConsole;
import forewarn.operations.incident.SampleIncidents;
import forewarn.operations.store.Database;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reports as people and programs get them. */
class ReportPagesTest {
  private static final GreenMail mailbox =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private static TestConsole console;
  private static Http engineer;

  @BeforeAll
  static void start() throws IOException {
    mailbox.start();
    console =
        TestConsole.live(
            "--forewarn.mail.host=127.0.0.1",
            "--forewarn.mail.port=" + mailbox.getSmtp().getPort(),
            "--forewarn.mail.from=forewarn@example.com",
            "--forewarn.mail.tls=none");
    Database store = console.beans(Database.class).iterator().next();
    new SampleIncidents(store, InstantSource.system(), new Random(5))
        .open(List.of("A-CL11", "A-CL12", "B-CL11"));
    engineer = Http.browser(console);
    engineer.logIn(TestConsole.ENGINEER, TestConsole.PASSWORD);
  }

  @AfterAll
  static void stop() {
    console.close();
    mailbox.stop();
  }

  @Test
  void aDigestIsMadeOnThePageKeptAndRead() throws IOException {
    HttpResponse<String> made = form(engineer, "/reports", "kind=daily-incidents&format=pdf");
    assertThat(made.statusCode()).isIn(200, 302);
    String page = engineer.get("/reports").body();
    assertThat(page).contains("daily-incidents-", "Daily incident digest");

    Path file = newest(".pdf");
    try (PDDocument pdf = Loader.loadPDF(Files.readAllBytes(file))) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      assertThat(stripper.getText(pdf))
          .contains("Daily incident digest", "INC-1", "INC-3", "A-CL12", "Time to acknowledge")
          .contains("1 of " + pdf.getNumberOfPages());
    }
  }

  @Test
  void aWorkbookHasTypedCellsAFilterAndAFrozenHead() throws IOException {
    form(engineer, "/reports", "kind=daily-incidents&format=xlsx");
    Map<String, String> parts = new HashMap<>();
    try (ZipFile zip = new ZipFile(newest(".xlsx").toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        parts.put(
            entry.getName(),
            new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    assertThat(parts.get("xl/workbook.xml")).contains("Summary", "Open incidents", "Causes");
    assertThat(parts.get("xl/worksheets/sheet2.xml"))
        .contains("autoFilter ref=\"A1:J", "state=\"frozen\"", "INC-1")
        .containsPattern("<c r=\"F2\"[^>]*><v>[0-9]+");
  }

  @Test
  void aReportIsSentFromThePageAndItsPdfArrives() throws Exception {
    form(engineer, "/reports", "kind=daily-incidents&format=pdf");
    Path file = newest(".pdf");
    String id = file.getFileName().toString().replaceAll(".*-R([0-9]+)\\.pdf", "R-$1");
    form(engineer, "/reports/" + id + "/send", "recipients=noc@example.com");
    assertThat(engineer.get("/reports").body()).contains(id + " is sent to noc@example.com.");

    assertThat(mailbox.getReceivedMessages()).hasSize(1);
    MimeMessage mail = mailbox.getReceivedMessages()[0];
    assertThat(mail.getSubject()).startsWith("Daily incident digest");
    BodyPart attached = ((MimeMultipart) mail.getContent()).getBodyPart(1);
    assertThat(attached.getFileName()).isEqualTo(file.getFileName().toString());
    byte[] arrived = attached.getInputStream().readAllBytes();
    assertThat(arrived).isEqualTo(Files.readAllBytes(file));
    try (PDDocument pdf = Loader.loadPDF(arrived)) {
      assertThat(new PDFTextStripper().getText(pdf)).contains("INC-1");
    }
  }

  @Test
  void withoutDataAReportOfItSaysSo() {
    form(engineer, "/reports", "kind=weekly-network&format=pdf");
    assertThat(engineer.get("/reports").body()).contains("there is no data yet");
  }

  @Test
  void allProblemsOfAScheduleAreSaidAtOnce() {
    form(
        engineer,
        "/reports/schedules",
        "kind=daily-incidents&format=pdf&day=someday&time=7&zone=Mars&recipients=noc");
    assertThat(engineer.get("/reports").body())
        .contains("'someday' is neither daily nor a day of the week.")
        .contains("'7' is no time of the day")
        .contains("'Mars' is no time zone")
        .contains("'noc' is no mail address.");
  }

  @Test
  void aScheduleIsAddedPausedAndRemoved() {
    form(
        engineer,
        "/reports/schedules",
        "kind=model-performance&format=xlsx&day=monday&time=08:30&zone=Asia/Jakarta&recipients=a@example.com");
    assertThat(engineer.get("/reports").body())
        .contains("Monday at 08:30, Asia/Jakarta", "a@example.com", ">Pause<");
    form(engineer, "/reports/schedules/1/pause", "");
    assertThat(engineer.get("/reports").body()).contains(">paused<", ">Resume<");
    form(engineer, "/reports/schedules/1/remove", "");
    assertThat(engineer.get("/reports").body()).contains("No report is scheduled.");
  }

  @Test
  void whoOnlyLooksCannotScheduleOrSend() {
    Http analyst = Http.browser(console);
    analyst.logIn(TestConsole.ANALYST, TestConsole.PASSWORD);
    assertThat(analyst.get("/reports").body())
        .contains("Make now")
        .doesNotContain("Add a schedule");
    assertThat(
            form(
                    analyst,
                    "/reports/schedules",
                    "kind=daily-incidents&format=pdf&day=daily&time=07:00&zone=UTC&recipients=")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void aPersonMakesAndDownloadsAReportOnADeskAndAPhone() {
    assumeTrue(Browser.isThere(), "no Chromium");
    try (Browser browser = new Browser(console.url(), 1280, 900)) {
      browser.logIn(TestConsole.ENGINEER, TestConsole.PASSWORD);
      Page page = browser.page();
      page.navigate(console.url() + "/reports");
      page.locator("#make-daily-incidents button[value=pdf]").click();
      page.locator("[role=status]", new Page.LocatorOptions().setHasText("is made")).waitFor();
      Download file = page.waitForDownload(() -> page.locator("#kept tbody tr a").first().click());
      assertThat(file.suggestedFilename()).startsWith("daily-incidents-").endsWith(".pdf");
      for (int width : new int[] {1280, 375}) {
        page.setViewportSize(width, 900);
        assertThat(
                page.evaluate(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
            .isEqualTo(0);
        page.screenshot(
            new Page.ScreenshotOptions()
                .setPath(Path.of("target", "reports-" + width + ".png"))
                .setFullPage(true));
      }
      assertThat(browser.errors()).isEmpty();
    }
  }

  private static HttpResponse<String> form(Http browser, String path, String fields) {
    return browser.post(
        path, "application/x-www-form-urlencoded", fields + "&_csrf=" + browser.token("/reports"));
  }

  private static Path newest(String ending) throws IOException {
    try (var files = Files.list(console.dataDir().resolve("reports"))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().getLast();
    }
  }
}
