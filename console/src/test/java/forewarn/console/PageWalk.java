package forewarn.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.WaitForSelectorState;
import forewarn.console.fixture.Axe;
import forewarn.console.fixture.Browser;
import forewarn.console.fixture.SampleConsole;
import forewarn.console.fixture.TestConsole;
import forewarn.console.layout.Navigation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every page opened once and looked at in every way, for all tests of what holds of every page:
 * each walk is made when it is first asked for. A page is on it as soon as it is in the navigation.
 *
 * @param elsewhere addresses of others that were asked for on the way
 */
record PageWalk(List<Stop> stops, List<String> elsewhere) {
  /** The pages that have something to show: those of the navigation, and the ones below them. */
  static final List<String> PAGES =
      Stream.concat(
              Navigation.ENTRIES.stream().map(Navigation.Entry::path),
              Stream.of(
                  "/clusters/ACE7E-CL11",
                  "/ont/detail",
                  "/tickets/area",
                  "/predict?sample=failing",
                  "/predict/batch",
                  "/model/compare?a=outage/1&b=outage/2",
                  "/catalogue?view=lineage",
                  "/catalogue/FACT_PREDICTIONS?column=probability",
                  "/catalogue/quality",
                  "/catalogue/quality/STAGING.STG_CITY/city_named",
                  "/catalogue/rejected"))
          .toList();

  static final String MISSING = "/nothing-here";

  private static final List<String> REFUSED = List.of("/predict?snr_avg=warm", MISSING);
  private static final int HEIGHT = 800;
  // 1280 px wide at 400 % are 320 px by 256: promised of the pages in the navigation.
  private static final Screen ZOOMED = new Screen(320, 256);
  private static final List<Screen> SCREENS =
      List.of(
          new Screen(375, HEIGHT),
          new Screen(800, HEIGHT),
          new Screen(1280, HEIGHT),
          new Screen(2560, HEIGHT));
  // Charts follow a new width a frame later.
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Map<Way, PageWalk> WALKS = new HashMap<>();

  /** How the pages are looked at. */
  enum Way {
    DARK("dark", 1280),
    LIGHT("light", 1280),
    PHONE("dark", 375);

    final String theme;
    private final int width;

    Way(String theme, int width) {
      this.theme = theme;
      this.width = width;
    }

    // Widths do not depend on the theme.
    private List<Screen> screens(String path) {
      if (this != DARK) {
        return List.of();
      }
      boolean zoomed = Navigation.ENTRIES.stream().anyMatch(entry -> entry.path().equals(path));
      return Stream.concat(zoomed ? Stream.of(ZOOMED) : Stream.of(), SCREENS.stream()).toList();
    }
  }

  record Screen(int width, int height) {}

  /**
   * What was found on one page.
   *
   * @param errors of scripts, refused by the content policy, or of missing files
   * @param axe violations
   * @param tooWide each screen it is wider than, and by how many pixels
   */
  record Stop(
      String path,
      int status,
      String theme,
      String html,
      List<String> errors,
      List<String> axe,
      List<String> tooWide) {
    boolean isRefused() {
      return REFUSED.contains(path);
    }
  }

  static PageWalk of(Way way) {
    return WALKS.computeIfAbsent(way, PageWalk::walk);
  }

  /** What axe-core finds on the pages. */
  List<String> axe() {
    return stops.stream()
        .flatMap(stop -> stop.axe().stream().map(found -> stop.path() + " " + found))
        .toList();
  }

  /** The pages that have something to show. */
  List<Stop> shown() {
    return stops.stream().filter(stop -> !stop.isRefused()).toList();
  }

  private static PageWalk walk(Way way) {
    TestConsole console = SampleConsole.console();
    try (Browser browser = new Browser(console.url(), way.width, HEIGHT)) {
      browser.theme(way.theme);
      browser.logIn(TestConsole.ADMIN, TestConsole.PASSWORD);
      List<String> elsewhere = new ArrayList<>();
      browser
          .page()
          .onRequest(request -> {
            if (!request.url().startsWith(console.url())
                && !request.url().startsWith("data:")
                && !request.url().startsWith("blob:")) {
              elsewhere.add(request.url());
            }
          });
      List<Stop> stops = new ArrayList<>();
      for (String path : Stream.concat(PAGES.stream(), REFUSED.stream()).toList()) {
        stops.add(stop(browser, path, way));
      }
      return new PageWalk(stops, elsewhere);
    }
  }

  private static Stop stop(Browser browser, String path, Way way) {
    Page page = browser.page();
    page.setViewportSize(way.width, HEIGHT);
    browser.errors().clear();
    Response response = open(page, path);
    String html = response.text();
    // What is pushed or loaded later is a part of the page.
    browser.settle();
    String theme = page.locator("html").getAttribute("data-theme");
    List<String> axe = Axe.violations(page);
    List<String> tooWide =
        way.screens(path).stream().flatMap(screen -> tooWide(page, screen)).toList();
    List<String> errors = List.copyOf(browser.errors());
    return new Stop(path, response.status(), theme, html, errors, axe, tooWide);
  }

  /** Opens a page and waits until what it asks for at once has come. */
  static Response open(Page page, String path) {
    Response response = page.navigate(path);
    assertThat(response).as(path).isNotNull();
    page.waitForSelector(
        "main", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.VISIBLE));
    page.waitForFunction("() => performance.getEntriesByType('navigation')[0].loadEventEnd > 0");
    return response;
  }

  private static Stream<String> tooWide(Page page, Screen screen) {
    page.setViewportSize(screen.width(), screen.height());
    Instant end = Instant.now().plus(PATIENCE);
    int overflow = overflow(page);
    while (overflow > 0 && Instant.now().isBefore(end)) {
      page.waitForTimeout(50);
      overflow = overflow(page);
    }
    return overflow > 0
        ? Stream.of("%d px wider than %d".formatted(overflow, screen.width()))
        : Stream.empty();
  }

  private static int overflow(Page page) {
    return ((Number)
            page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .intValue();
  }
}
