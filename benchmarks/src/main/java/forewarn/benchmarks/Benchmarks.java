package forewarn.benchmarks;

import java.util.Arrays;

/**
 * {@code ./forewarn bench} measures the whole process, {@code ./forewarn bench warehouse} two years
 * in the warehouse, {@code ./forewarn bench quality} the model beside the best that is possible; in
 * the warehouse, {@code ./forewarn bench training} a training on them beside XGBoost's own fit;
 * {@code ./forewarn bench PATTERN} runs the JMH benchmarks whose names match.
 */
public final class Benchmarks {
  private Benchmarks() {}

  /** Runs what the arguments name. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 0) {
      new PipelineBenchmark().run();
      new LatencyBenchmark().run();
    } else if (arguments[0].equals("warehouse")) {
      new WarehouseBenchmark().run();
    } else if (arguments[0].equals("quality")) {
      System.exit(QualityBenchmark.execute(Arrays.copyOfRange(arguments, 1, arguments.length)));
    } else if (arguments[0].equals("training")) {
      new TrainingBenchmark().run();
    } else {
      org.openjdk.jmh.Main.main(arguments);
    }
  }
}
