package forewarn.benchmarks;

import forewarn.benchmarks.console.ConsoleBenchmark;
import forewarn.benchmarks.console.FirstViewBenchmark;
import forewarn.benchmarks.console.IncidentBenchmark;
import java.util.Arrays;
import java.util.Set;

/**
 * {@code ./forewarn bench} measures the whole process, {@code ./forewarn bench warehouse} two years
 * in the warehouse, {@code ./forewarn bench quality} the model beside the best that is possible; in
 * the warehouse, {@code ./forewarn bench training} a training on them beside XGBoost's own fit;
 * {@code ./forewarn bench console} pages over two years and {@code ./forewarn bench browser} the
 * same in a browser; {@code ./forewarn bench incidents} the work on incidents; {@code ./forewarn
 * bench search} searches in notes; {@code ./forewarn bench PATTERN} runs the JMH benchmarks whose
 * names match.
 */
public final class Benchmarks {
  private static final Set<String> ASKS_FOR_HELP = Set.of("--help", "-h", "help");
  private static final String HELP =
      """
      Usage: forewarn bench [warehouse | training | quality [OPTIONS] |
                            console [OPTIONS] | browser [OPTIONS] |
                            incidents [OPTIONS] | search [TIMES] |
                            PATTERN [JMH OPTIONS]]
      Runs benchmarks; prints figures and ratios.

        (nothing)   the whole process: records a second, then their latency
        warehouse   import, refresh and queries of two years in the warehouse
        training    a training on those two years beside XGBoost's own fit
        quality     the model beside the best that is possible; 'bench quality --help'
                    tells its options
        console     pages and their data calls over those two years while the stream
                    runs; 'bench console --help' tells its options
        browser     the first view of pages and their weight in Chromium
        incidents   the queue, an incident and each action while 100,000 alarms
                    stand; 'bench incidents --help' tells its options
        search      searches in two years of operators' notes, and in TIMES (98) as many
        PATTERN     the JMH benchmarks whose names match the regular expression;
                    'bench -l' lists them, options of JMH may follow
        -h, --help  this text
      """;

  private Benchmarks() {}

  /** Runs what the arguments name. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 0 && ASKS_FOR_HELP.contains(arguments[0])) {
      System.out.print(HELP);
    } else if (arguments.length == 0) {
      new PipelineBenchmark().run();
      new LatencyBenchmark().run();
    } else if (arguments[0].equals("warehouse")) {
      new WarehouseBenchmark().run();
    } else if (arguments[0].equals("quality")) {
      System.exit(QualityBenchmark.execute(Arrays.copyOfRange(arguments, 1, arguments.length)));
    } else if (arguments[0].equals("console")) {
      System.exit(ConsoleBenchmark.execute(Arrays.copyOfRange(arguments, 1, arguments.length)));
    } else if (arguments[0].equals("browser")) {
      System.exit(FirstViewBenchmark.execute(Arrays.copyOfRange(arguments, 1, arguments.length)));
    } else if (arguments[0].equals("incidents")) {
      System.exit(IncidentBenchmark.execute(Arrays.copyOfRange(arguments, 1, arguments.length)));
    } else if (arguments[0].equals("training")) {
      new TrainingBenchmark().run();
    } else if (arguments[0].equals("search")) {
      new SearchBenchmark(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 98).run();
    } else {
      org.openjdk.jmh.Main.main(arguments);
    }
  }
}
