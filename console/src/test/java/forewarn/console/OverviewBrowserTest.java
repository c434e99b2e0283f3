package forewarn.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import forewarn.console.fixture.Browser;
import forewarn.console.fixture.SamplePredictions;
import forewarn.console.fixture.TestConsole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The overview and the frame's clock as a person uses them, in headless Chromium. */
class OverviewBrowserTest {
  private static final LocatorAssertions.ContainsTextOptions SOON =
      new LocatorAssertions.ContainsTextOptions().setTimeout(20_000);

  @TempDir static Path folder;
  private static TestConsole console;
  private static SamplePredictions sample;
  private static Browser browser;
  private Page page;

  @BeforeAll
  static void start() throws IOException {
    Assumptions.assumeTrue(Browser.isThere(), "no Chromium");
    console = TestConsole.live();
    browser = new Browser(console.url(), 1280, 800);
    console.importFiles(
        Files.writeString(
            folder.resolve("RAW_CITY.csv"),
            "city_key,city,province,region\n1,Aceh,Aceh,Sumatra\n2,Bali,Bali,Bali & Nusa Tenggara\n"),
        Files.writeString(
            folder.resolve("RAW_TICKET_SUMMARY.csv"),
            """
            date,case_id,customer_id,city,city_key,region,ticket_open,ticket_closed
            2024-10-31,CASE-1,CUST00001,Aceh,1,Sumatra,90,90
            2024-11-01,CASE-2,CUST00002,Aceh,1,Sumatra,4,1
            2024-11-02,CASE-3,CUST00003,Aceh,1,Sumatra,3,1
            2024-11-02,CASE-4,CUST00004,Bali,2,Bali & Nusa Tenggara,12,12
            """));
    sample = new SamplePredictions(Instant.parse("2024-11-05T00:00:00Z"), 5);
    for (int hour = 0; hour < 30; hour++) {
      console.send(sample.nextHour());
    }
  }

  @AfterAll
  static void stop() {
    if (console != null) {
      browser.close();
      console.close();
    }
  }

  @BeforeEach
  void logIn() {
    console.setAhead(Duration.ZERO);
    browser.startSession(1280, 800);
    page = browser.page();
    browser.logIn(TestConsole.ADMIN, TestConsole.PASSWORD);
  }

  @Test
  void aProvinceIsToldInWordsByKeyboardAndLeadsToItsClusters() {
    page.navigate("/");
    Locator bali = page.locator(".province-map svg .place[data-province='Bali']");
    bali.focus();
    assertThat(page.locator(".map-words"))
        .hasText(Pattern.compile("Bali: .+6 of 6 clusters reporting"));

    page.keyboard().press("Enter");
    page.waitForURL("**/clusters?province=Bali");
    assertThat(page.locator("#clusters tbody tr")).hasCount(6);
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void theMeasureIsInTheAddressAndItsTableHasTheSameValues() {
    page.navigate("/");
    page.locator(".views a", new Page.LocatorOptions().setHasText("Tickets")).click();
    page.waitForURL("**/?map=tickets");

    Locator aceh = page.locator(".province-map svg .place[data-province='Aceh']");
    assertThat(aceh).hasAttribute("data-value", "7.0");
    assertThat(aceh.locator(".map-value")).hasText("7");
    assertThat(page.locator(".province-map svg .place[data-province='Papua']"))
        .hasClass(Pattern.compile("unknown"));
    page.locator(".province-map summary", new Page.LocatorOptions().setHasText("As a table"))
        .click();
    assertThat(page.locator("#map-tickets-table tbody tr").first()).containsText("Aceh");
    assertThat(page.locator("#map-tickets-table tbody tr").first()).containsText("7");
    assertThat(page.locator("[aria-label='Map of the provinces'] header"))
        .containsText("1 Nov 2024 to 2 Nov 2024");
  }

  @Test
  void pushedPanelsChangeInPlaceUnderTheReader() {
    page.navigate("/");
    page.locator(".province-map summary", new Page.LocatorOptions().setHasText("As a table"))
        .click();
    Locator bali = page.locator(".province-map svg .place[data-province='Bali']");
    bali.focus();
    page.evaluate("window.before = document.activeElement");
    page.evaluate("window.scrollTo(0, 90)");
    Locator hour = page.locator("[data-figure=hour] .figure");
    String shown = hour.textContent();

    console.send(sample.nextHour());

    assertThat(hour)
        .not()
        .hasText(shown, new LocatorAssertions.HasTextOptions().setTimeout(20_000));
    assertThat(
            (Boolean)
                page.evaluate(
                    "window.before === document.activeElement && window.before.isConnected"))
        .isTrue();
    assertThat(((Number) page.evaluate("window.scrollY")).intValue()).isEqualTo(90);
    assertThat(page.locator("#map-risk-words")).hasAttribute("open", "");
    assertThat(page.locator(".map-words")).containsText("Bali: ");
  }

  @Test
  void whenTheStreamStopsThePageSaysSoAndForHowLong() {
    page.navigate("/");
    Locator clock = page.locator("#status .freshness");
    console.send(sample.nextHour());
    assertThat(clock).containsText(Pattern.compile("data of .+ UTC, \\d+ s ago"), SOON);

    console.setAhead(Duration.ofMinutes(3));
    assertThat(clock).containsText("The stream has stopped: no record for 3 min", SOON);
    assertThat(clock).hasClass(Pattern.compile("stopped"));
    assertThat(page.locator("#freshness-said")).containsText("The stream has stopped");

    console.setAhead(Duration.ZERO);
    console.send(sample.nextHour());
    assertThat(clock).containsText(Pattern.compile("data of .+ UTC, \\d+ s ago"), SOON);
  }

  @Test
  void whenTheServerIsAwayThePageSaysSoAndComesBack() {
    page.navigate("/");
    Locator clock = page.locator("#status .freshness");
    console.send(sample.nextHour());
    assertThat(clock).containsText("data of ", SOON);

    page.context().setOffline(true);
    assertThat(clock).containsText("Not connected, trying again", SOON);
    page.context().setOffline(false);
    assertThat(clock).containsText("data of ", SOON);
  }

  @Test
  void anIndonesianReaderGetsPushesInThatLanguage() {
    page.navigate("/");
    page.evaluate("document.cookie = 'language=id; path=/'");
    page.navigate("/");
    Locator period = page.locator("[aria-label='Peta provinsi'] header");
    String shown = period.textContent();
    assertThat(period).containsText("risiko dalam jam berikutnya");

    console.send(sample.nextHour());
    assertThat(period)
        .not()
        .hasText(shown, new LocatorAssertions.HasTextOptions().setTimeout(20_000));
    assertThat(period).containsText("risiko dalam jam berikutnya");
  }
}
