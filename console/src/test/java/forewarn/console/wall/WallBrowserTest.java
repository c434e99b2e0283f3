package forewarn.console.wall;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import forewarn.console.fixture.Browser;
import forewarn.console.fixture.SampleConsole;
import forewarn.console.fixture.SamplePredictions;
import forewarn.console.fixture.TestConsole;
import forewarn.console.layout.AssetVersion;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The wall as it hangs, in headless Chromium. */
class WallBrowserTest {
  private static TestConsole console;
  private static SamplePredictions sample;
  private static Browser browser;

  private Page page;

  @BeforeAll
  static void start() {
    boolean there = Browser.isThere();
    if (!there) {
      System.out.println("Skipped: no Chromium at /usr/bin/chromium");
    }
    Assumptions.assumeTrue(there, "no Chromium");
    console = SampleConsole.console();
    browser = new Browser(console.url(), 1920, 1080);
    sample = SampleConsole.predictions();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void logIn() {
    browser.startSession(1920, 1080);
    page = browser.page();
    browser.logIn(TestConsole.ADMIN, TestConsole.PASSWORD);
  }

  @Test
  void viewsTakeTurnsUntilPausedAndByKey() {
    page.clock().install(new Clock.InstallOptions().setTime("2026-01-01T00:00:00Z"));
    page.navigate("/wall?every=20");
    page.clock().pauseAt("2026-01-01T01:00:00Z");
    page.locator("[data-show=map]").click();
    assertShown("map");
    page.clock().runFor(19_000);
    assertShown("map");
    page.clock().runFor(2_000);
    assertShown("outcome");
    assertThat(page.locator("#wall-clock")).hasText("01:00:21");
    page.clock().runFor(20_000);
    assertShown("regions");

    page.keyboard().press("p");
    page.clock().runFor(120_000);
    assertShown("regions");
    page.keyboard().press("ArrowRight");
    assertShown("map");
    page.keyboard().press("p");
    page.clock().runFor(21_000);
    assertShown("outcome");
  }

  @Test
  void pinnedViewStays() {
    page.clock().install();
    page.navigate("/wall?view=regions&every=5");
    page.clock().runFor(60_000);

    assertShown("regions");
    assertThat(page.locator(".wall-regions tbody tr")).hasCount(7);
  }

  private void assertShown(String view) {
    assertThat(page.locator(".wall-view:visible")).hasCount(1);
    assertThat(page.locator(".wall-view:visible")).hasAttribute("data-view", view);
  }

  @Test
  void newFiguresComeByPushAndTheDocumentDoesNotGrow() {
    page.navigate("/wall?view=map");
    assertThat(page.locator("#wall-clock")).not().hasText("–");
    waitForHour();
    int before = nodes();
    for (int hour = 0; hour < 6; hour++) {
      console.send(sample.nextHour());
      waitForHour();
    }

    assertThat(page.locator(".wall-map path")).hasCount(34);
    assertThat(nodes()).isBetween(before - 200, before + 200);
    assertThat(browser.errors()).isEmpty();
  }

  private int nodes() {
    return ((Number) page.evaluate("document.querySelectorAll('*').length")).intValue();
  }

  // The data's clock is the hour before the one that comes next.
  private void waitForHour() {
    String hour =
        java.time.format.DateTimeFormatter.ofPattern("HH:mm")
            .withZone(java.time.ZoneOffset.UTC)
            .format(sample.hour().minusSeconds(3600));
    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(() -> {
          page.waitForTimeout(100);
          assertThat(page.locator(".wall-hour b").textContent()).contains(hour);
        });
  }

  @Test
  void everythingIsReadableFromAfar() {
    page.navigate("/wall");
    List<?> small =
        (List<?>)
            page.evaluate(
                """
                () => ['map', 'outcome', 'regions'].flatMap((name) => {
                  document.querySelector(`[data-show=${name}]`).click();
                  return [...document.querySelectorAll('#wall *')]
                    .filter((one) => one.checkVisibility() && !one.closest('.sr, svg')
                      && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
                    .filter((one) => parseFloat(getComputedStyle(one).fontSize) < 32)
                    .map((one) => `${name}: ${one.textContent} ${getComputedStyle(one).fontSize}`);
                })
                """);
    assertThat(small).isEmpty();
    assertThat(
            (List<?>)
                page.evaluate(
                    "[...document.querySelectorAll('.counter .figure')]"
                        + ".map((one) => parseFloat(getComputedStyle(one).fontSize)).filter((px) => px < 90)"))
        .isEmpty();
    for (int[] size : new int[][] {{1280, 720}, {1920, 1080}, {3840, 2160}, {375, 800}}) {
      page.setViewportSize(size[0], size[1]);
      assertThat(
              ((Number)
                      page.evaluate(
                          "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                  .intValue())
          .as("%d x %d", size[0], size[1])
          .isLessThanOrEqualTo(0);
    }
  }

  @Test
  void ringsForWhatIsNewAndNotForWhatWasThere() {
    AtomicInteger asked = new AtomicInteger();
    String a = "\"A\"";
    String b = "\"A\",\"B\"";
    String c = "\"A\",\"C\"";
    List<String> critical = List.of(a, b, a, b, a, a, a, a, a, a, c, c);
    // Each answer ends, and the page asks for the next by itself.
    page.route(
        "**/wall/stream*",
        route -> {
          int at = Math.min(asked.getAndIncrement(), critical.size() - 1);
          route.fulfill(events(critical.get(at)));
        });
    page.navigate("/wall");

    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(() -> {
          page.waitForTimeout(100);
          assertThat(asked.get()).isGreaterThan(critical.size() + 1);
        });
    // B once, though it went and came again at once, and C; those that are close together ring
    // once.
    assertThat(page.locator("#wall-news")).hasText("C is down");
    assertThat(rings()).isEqualTo(2);
  }

  @Test
  void mutedWallTellsWithoutATone() {
    page.navigate("/wall");
    page.keyboard().press("m");
    assertThat(page.locator("#wall-sound")).hasText("Sound is off");
    page.reload();
    assertThat(page.locator("#wall-sound")).hasText("Sound is off");
    AtomicInteger asked = new AtomicInteger();
    page.route(
        "**/wall/stream*",
        route -> route.fulfill(events(asked.getAndIncrement() == 0 ? "\"A\"" : "\"A\",\"B\"")));
    page.reload();

    assertThat(page.locator("#wall-news")).hasText("B is down");
    assertThat(rings()).isZero();
    assertThat(page.locator("#wall-sound")).hasAttribute("aria-pressed", "false");
  }

  @Test
  void blockedSoundIsSaidUntilAKeyIsPressed() {
    page.navigate("/wall");
    assertThat(page.locator("#wall-sound")).hasText("Click for sound");

    page.locator("#wall-sound").click(new Locator.ClickOptions().setDelay(300));
    assertThat(page.locator("#wall-sound")).hasText("Sound is on");
    page.locator("#wall-sound").click();
    assertThat(page.locator("#wall-sound")).hasText("Sound is off");
  }

  private int rings() {
    return ((Number) page.evaluate("Number(document.documentElement.dataset.rings ?? 0)"))
        .intValue();
  }

  private Route.FulfillOptions events(String keys) {
    String critical = keys.replaceAll("\"(\\w)\"", "{\"key\":\"down $1\",\"text\":\"$1 is down\"}");
    return new Route.FulfillOptions()
        .setContentType("text/event-stream")
        .setBody(
            "retry: 700\nevent: pulse\ndata: {\"version\":\"%s\",\"settled\":true,\"notice\":null,\"newest_at\":null,\"critical\":[%s]}\n\n"
                .formatted(console.beans(AssetVersion.class).iterator().next().folder(), critical));
  }

  @Test
  void lostConnectionIsSaidInBigLettersUntilItIsBack() {
    AtomicInteger asked = new AtomicInteger();
    page.route(
        "**/wall/stream*",
        route -> {
          if (asked.getAndIncrement() == 0) {
            route.fulfill(events("\"A\""));
          } else {
            route.abort();
          }
        });
    page.navigate("/wall");
    assertThat(page.locator("#wall-notice strong"))
        .hasText("Connection lost", new LocatorAssertions.HasTextOptions().setTimeout(20_000));
    assertThat(page.locator("#wall")).hasClass(Pattern.compile("\\bstale\\b"));

    page.unroute("**/wall/stream*");
    assertThat(page.locator("#wall-notice strong"))
        .not()
        .hasText("Connection lost", new LocatorAssertions.HasTextOptions().setTimeout(30_000));
  }

  @Test
  void newReleaseOfTheServerLoadsThePageAnew() {
    AtomicInteger loads = new AtomicInteger();
    page.onLoad(loaded -> loads.incrementAndGet());
    page.route(
        "**/wall/stream*",
        route -> {
          if (loads.get() > 1) {
            route.resume();
          } else {
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("text/event-stream")
                    .setBody(
                        "event: pulse\ndata: {\"version\":\"later\",\"settled\":true,\"critical\":[]}\n\n"));
          }
        });
    page.navigate("/wall");

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> {
          page.waitForTimeout(100);
          assertThat(loads.get()).isGreaterThan(1);
        });
  }
}
