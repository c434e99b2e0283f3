package forewarn.benchmarks.console;

import forewarn.console.ForewarnProcess;
import forewarn.console.fixture.Browser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What a person with a browser waits for: each page of the real program opened with an empty cache,
 * and again with a full one. The processor is not slowed down; the server runs on the same machine.
 */
@Command(
    name = "browser",
    mixinStandardHelpOptions = true,
    description = "Measures the first view of pages and their weight in headless Chromium.")
public final class FirstViewBenchmark implements Callable<Integer> {
  private static final Duration HISTORY_PATIENCE = Duration.ofMinutes(60);
  private static final double BUDGET_MILLIS = 1500;

  @Mixin private HistoryOptions history = new HistoryOptions();

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "Views of each page; the middle one is printed (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of what is drawn (default: ${DEFAULT-VALUE}).")
  private long seed;

  /** Runs it with these options and gives the exit code. */
  public static int execute(String... arguments) {
    return new CommandLine(new FirstViewBenchmark()).execute(arguments);
  }

  @Override
  public Integer call() throws Exception {
    if (!Browser.isThere()) {
      System.err.println("Cannot measure views: no Chromium at " + Browser.place());
      return 1;
    }
    try (ForewarnProcess forewarn =
        ForewarnProcess.start(history.work(), "--history", history.length())) {
      forewarn.awaitLive(HISTORY_PATIENCE);
      try (Browser browser = new Browser(forewarn.url(), 1280, 800)) {
        browser.logIn("admin", ForewarnProcess.PASSWORD);
        report(browser);
      }
    }
    return 0;
  }

  private void report(Browser browser) {
    System.out.printf(
        "%-34s %9s %9s %9s %9s %9s %9s %9s %9s%n",
        "ms and kB, seed " + seed,
        "1st paint",
        "all shown",
        "page",
        "scripts",
        "styles",
        "fonts",
        "all",
        "again ms");
    Random random = new Random(seed);
    int pages = 0;
    int fast = 0;
    for (Address address : Address.ALL) {
      String path = address.drawn().apply(random);
      if (!address.isPage()) {
        continue;
      }
      Optional<View> cold = middle(browser, path, true);
      if (cold.isEmpty()) {
        System.out.printf("%-34s missing%n", address.name());
        continue;
      }
      cold.get().print(address.name(), middle(browser, path, false).orElseThrow());
      pages++;
      fast += cold.get().shown() < BUDGET_MILLIS ? 1 : 0;
    }
    System.out.printf("%d of %d pages shown within %.0f ms%n", fast, pages, BUDGET_MILLIS);
  }

  private Optional<View> middle(Browser browser, String path, boolean emptyCache) {
    List<View> views = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      View.of(browser.page(), path, emptyCache).ifPresent(views::add);
    }
    views.sort(Comparator.comparingDouble(View::shown));
    return views.isEmpty() ? Optional.empty() : Optional.of(views.get(views.size() / 2));
  }
}
