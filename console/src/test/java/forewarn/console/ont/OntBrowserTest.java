package forewarn.console.ont;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import forewarn.console.fixture.Browser;
import forewarn.console.fixture.TestConsole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of terminals as people use them: two provinces, two months. */
class OntBrowserTest {
  private static @Nullable TestConsole console;
  private static @Nullable Browser browser;

  @BeforeAll
  static void importsTwoMonths(@TempDir Path folder) throws IOException {
    assumeTrue(Browser.isThere(), "no Chromium");
    TestConsole live = TestConsole.live();
    console = live;
    live.importFiles(
        file(
            folder,
            "RAW_CITY.csv",
            "city_key,city,province,region\n1,Aceh,Aceh,Sumatra\n2,Bali,Bali,Bali\n"),
        file(
            folder, "RAW_OLT.csv", "olt_key,olt_id,city_key\n1,OLT-ACE7E-01,1\n2,OLT-BAL53-01,2\n"),
        file(
            folder,
            "RAW_CLUSTER.csv",
            "cluster_key,cluster_id,olt_key,city_key,cluster_name\n1,ACE7E-CL11,1,1,a\n2,ACE7E-CL12,1,1,b\n3,BAL53-CL11,2,2,c\n"),
        file(folder, "RAW_ML_FEATURES_x.csv", hours()));
    Browser opened = new Browser(live.url(), 1280, 900);
    browser = opened;
    opened.logIn(TestConsole.ADMIN, TestConsole.PASSWORD);
  }

  @AfterAll
  static void closes() {
    if (browser != null) {
      browser.close();
    }
    if (console != null) {
      console.close();
    }
  }

  private static Path file(Path folder, String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String hours() {
    StringBuilder csv =
        new StringBuilder(
            "timestamp_1h,cluster_id,province,region,olt_id,fdt_name,fat_name,ont_registered,offline_ont_now,offline_ont_ratio,link_loss_count\n");
    for (int month : new int[] {10, 11}) {
      for (int day = 1; day <= 30; day++) {
        for (int hour = 0; hour < 24; hour++) {
          String time = "2024-%02d-%02d %02d:00:00".formatted(month, day, hour);
          csv.append(time + ",ACE7E-CL11,Aceh,Sumatra,OLT-ACE7E-01,FDT-A,FAT-A,400,4,0.01,1\n");
          csv.append(time + ",ACE7E-CL12,Aceh,Sumatra,OLT-ACE7E-01,FDT-A,FAT-B,100,20,0.2,2\n");
          csv.append(
              time
                  + ",BAL53-CL11,Bali,Bali,OLT-BAL53-01,FDT-B,FAT-C,300,3,0.01,"
                  + (month - 8)
                  + "\n");
        }
      }
    }
    return csv.toString();
  }

  @Test
  void aFigureIsClickedDownToItsHours() {
    Page page = page("/ont", 1280);
    assertThat(figure(page, "registered")).hasText(Pattern.compile("800"));
    assertThat(figure(page, "link-loss")).hasText(Pattern.compile("4,320"));
    page.getByText("Link loss").first().click();
    page.waitForURL(Pattern.compile(".*/ont/detail.*"));
    Locator cluster = page.locator("tr[data-id$='/ACE7E-CL12']");
    page.getByText("Close all").click();
    assertThat(cluster).isHidden();
    page.getByText("Open all").click();
    assertThat(cluster).isVisible();
    cluster.locator("a").click();
    page.waitForURL(Pattern.compile(".*/ont/hours.*cluster=ACE7E-CL12.*"));
    assertThat(page.locator("#ont-hours tbody tr")).hasCount(720);
    assertThat(page.locator("#ont-hours tbody tr.down")).hasCount(720);
    noErrors();
  }

  @Test
  void aFilterChangesEverythingAndTheAddress() {
    Page page = page("/ont?measure=link-loss", 1280);
    assertThat(page.locator("#ont-places tbody tr")).hasCount(2);
    page.selectOption("select[name=province]", "Bali");
    page.waitForURL(Pattern.compile(".*province=Bali.*"));
    assertThat(figure(page, "registered")).hasText(Pattern.compile("300"));
    assertThat(page.locator("#ont-places tbody tr")).hasCount(1);
    page.goBack();
    assertThat(figure(page, "registered")).hasText(Pattern.compile("800"));
    noErrors();
  }

  @Test
  void theTreeOpensByKeyboard() {
    Page page = page("/ont/detail", 1280);
    Locator bali = page.locator("tr[data-id='/OLT-BAL53-01'] [data-action=open]");
    boolean open = "true".equals(bali.getAttribute("aria-expanded"));
    bali.focus();
    page.keyboard().press("Enter");
    assertThat(bali).hasAttribute("aria-expanded", String.valueOf(!open));
    assertThat(page.locator("tr[data-id='/OLT-BAL53-01/FDT-B']"))
        .isVisible(
            new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                .setVisible(!open));
    noErrors();
  }

  @Test
  void aPhoneScrollsNothingSideways() {
    for (String path : new String[] {"/ont", "/ont/detail", "/ont/hours?cluster=ACE7E-CL12"}) {
      Page page = page(path, 375);
      Object wider =
          page.evaluate(
              "document.documentElement.scrollWidth - document.documentElement.clientWidth");
      assertThat(wider).as(path).isEqualTo(0);
    }
    noErrors();
  }

  @Test
  void whatIsNotThereSaysSo() {
    Page page = page("/ont?year=2020&month=2", 1280);
    assertThat(page.locator(".empty")).containsText("Nothing was reported of this choice");
    page.getByText("Show the whole network").click();
    assertThat(figure(page, "registered")).hasText(Pattern.compile("800"));
    page = page("/ont/hours", 1280);
    assertThat(page.locator(".empty")).containsText("Choose a cluster");
    noErrors();
    page = page("/ont?month=13", 1280);
    assertThat(page.locator("main")).containsText("Invalid month: 13, must be 0 to 12");
    // The browser says so of the page that is asked for.
    assertThat(opened().errors()).allMatch(error -> error.contains("status of 400"));
    opened().errors().clear();
  }

  private static Locator figure(Page page, String key) {
    return page.locator("[data-figure=" + key + "] .figure");
  }

  private static Page page(String path, int width) {
    Page page = opened().page();
    page.setViewportSize(width, 900);
    page.navigate(path);
    return page;
  }

  private static void noErrors() {
    assertThat(opened().errors()).isEmpty();
  }

  private static Browser opened() {
    if (browser == null) {
      throw new IllegalStateException("Cannot look at pages: no browser is open");
    }
    return browser;
  }
}
