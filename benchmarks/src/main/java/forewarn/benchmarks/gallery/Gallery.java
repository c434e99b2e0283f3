package forewarn.benchmarks.gallery;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import forewarn.console.ForewarnProcess;
import forewarn.console.fixture.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Pictures of every page of the real program, dark, light and on a phone, over a history and a
 * stream of a fixed seed, at a moment when an outage is expected somewhere; and a page of text that
 * shows them all. Not covered: which hour it is then, because the stream goes on.
 */
@Command(
    name = "gallery",
    mixinStandardHelpOptions = true,
    description = "Takes pictures of every page into a folder; needs Chromium.")
public final class Gallery implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final int PREDICTED_HOURS = 26;
  private static final int SETTLING_MILLIS = 2500;
  private static final int MOST_ROWS = 2400;
  private static final int NOT_FOUND = 404;
  private static final List<String> LOOKS = List.of("dark", "light", "phone");
  private static final String EXPECTED =
      "select coalesce((select cluster_id from DATAMART.FACT_PREDICTIONS where label_outage_1h = 1"
          + " and timestamp_1h = (select max(timestamp_1h) from DATAMART.FACT_PREDICTIONS)"
          + " order by probability desc limit 1), '')";

  @Parameters(
      arity = "0..1",
      defaultValue = "docs/screenshots",
      description = "Where pictures go (default: ${DEFAULT-VALUE}); the text goes beside it.")
  private Path folder = Path.of("");

  @Option(
      names = "--history",
      defaultValue = "12mo",
      description = "Months before the stream (default: ${DEFAULT-VALUE}).")
  private String history = "";

  @Option(
      names = "--work",
      description = "Folder of the data, used again (default: a new one that is taken away).")
  private @Nullable Path work;

  @Option(names = "--seed", defaultValue = "1", description = "Of all data (default: 1).")
  private long seed;

  private final List<Shown> taken = new ArrayList<>();

  /** Runs it and ends with its exit code. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Gallery()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!Browser.isThere()) {
      System.err.println("Cannot take pictures: no Chromium at " + Browser.place());
      return 1;
    }
    Files.createDirectories(folder);
    Path data = work == null ? Files.createTempDirectory("forewarn-gallery") : work;
    try (ForewarnProcess forewarn =
        ForewarnProcess.start(data, "--history", history, "--seed", Long.toString(seed))) {
      System.out.println("Making the history and a model of it ...");
      forewarn.awaitLive(PATIENCE);
      awaitHours(forewarn);
      try (Browser browser = new Browser(forewarn.url(), 1280, 800)) {
        take(forewarn, browser, "dark", 1280, 800, Shown.ALL);
        take(forewarn, browser, "light", 1280, 800, Shown.ALL);
        take(forewarn, browser, "phone", 375, 812, Shown.ALL);
        take(forewarn, browser, "dark", 1920, 1080, List.of(Shown.WALL));
      }
    } finally {
      if (work == null) {
        FileSystemUtils.deleteRecursively(data);
      }
    }
    Path text = folder.toAbsolutePath().resolveSibling("gallery.md");
    Files.writeString(text, text());
    System.out.println(taken.size() + " pictures in " + folder + ", shown in " + text);
    return 0;
  }

  // So that a day of predictions has come true or not.
  private static void awaitHours(ForewarnProcess forewarn) {
    System.out.println("Waiting for a day of predictions ...");
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(() ->
            forewarn
                    .queryValue(
                        "select count(distinct timestamp_1h) from DATAMART.FACT_PREDICTIONS")
                    .asInt()
                >= PREDICTED_HOURS);
  }

  private static String awaitDanger(ForewarnProcess forewarn) {
    return Awaitility.await("an outage expected somewhere")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(250))
        .until(() -> forewarn.queryValue(EXPECTED).asString(), cluster -> !cluster.isEmpty());
  }

  private void take(
      ForewarnProcess forewarn,
      Browser browser,
      String look,
      int width,
      int height,
      List<Shown> pages)
      throws IOException {
    browser.startSession(width, height);
    browser.theme(look.equals("light") ? "light" : "dark");
    browser.logIn("admin", ForewarnProcess.PASSWORD);
    for (Shown shown : pages) {
      if (shown.name().equals("login")) {
        browser.page().context().clearCookies();
      }
      String path = shown.path().replace("CLUSTER", awaitDanger(forewarn));
      take(browser.page(), path, new Shown(file(shown, look), path, shown.sentence()));
    }
    browser.errors().forEach(error -> System.out.println("  error on a page: " + error));
  }

  private void take(Page page, String path, Shown shown) throws IOException {
    Response response = page.navigate(path);
    if (response == null || response.status() == NOT_FOUND) {
      System.out.println("  missing: " + path);
      return;
    }
    page.waitForTimeout(SETTLING_MILLIS);
    Picture.write(
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true)),
        MOST_ROWS,
        folder.resolve(shown.name() + ".png"));
    taken.add(shown);
    System.out.println("  " + shown.name());
  }

  // The dark ones are the README's.
  private static String file(Shown shown, String look) {
    return look.equals("dark") ? shown.name() : shown.name() + "-" + look;
  }

  private String text() {
    StringBuilder text =
        new StringBuilder(
            "# Every page\n\nMade by `./forewarn gallery`; dark, light, on a phone.\n");
    List<Shown> pages = new ArrayList<>(Shown.ALL);
    pages.add(Shown.WALL);
    for (Shown page : pages) {
      List<String> files =
          LOOKS.stream()
              .map(look -> file(page, look))
              .filter(file -> taken.stream().anyMatch(one -> one.name().equals(file)))
              .toList();
      if (!files.isEmpty()) {
        text.append("\n## ").append(page.sentence()).append("\n\n");
        files.forEach(file -> text.append(image(page, file)));
      }
    }
    return text.toString();
  }

  private String image(Shown page, String file) {
    return "<img src=\"%s/%s.png\" width=\"%s\" alt=\"%s\">\n"
        .formatted(
            folder.getFileName(), file, file.endsWith("-phone") ? "18%" : "38%", page.sentence());
  }
}
