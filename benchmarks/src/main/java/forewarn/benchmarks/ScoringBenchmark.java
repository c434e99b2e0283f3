package forewarn.benchmarks;

import forewarn.prediction.feature.ClusterState;
import forewarn.prediction.feature.OutageFeatures;
import forewarn.prediction.registry.ModelRegistry;
import forewarn.prediction.scoring.Contribution;
import forewarn.prediction.scoring.OutageModel;
import forewarn.prediction.training.OutageTraining;
import forewarn.prediction.training.TrainingSettings;
import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.Signal;
import forewarn.warehouse.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Rows per second and core: what the live path does with each, and what it leaves for later. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class ScoringBenchmark {
  private static final int TRAINING_HOURS = 24 * 60;
  private static final int ROWS = 4096;

  private final double[][] values = new double[ROWS][Signal.ALL.size()];
  private final float[][] features = new float[ROWS][OutageFeatures.COUNT];
  private final float[] computed = new float[OutageFeatures.COUNT];
  private final ClusterState state = ClusterState.cold();
  private final OutageModel model;
  private int row;
  private long hour;

  /** Trains a model on a history of the same kind and computes the rows' features. */
  public ScoringBenchmark() {
    SampleNetwork network = new SampleNetwork(TRAINING_HOURS);
    model = train(network);
    for (int i = 0; i < ROWS; i++) {
      HourlyRecord hourly = network.record(204L * i);
      for (Signal signal : Signal.ALL) {
        values[i][signal.ordinal()] = hourly.value(signal);
      }
      hour = hourly.epochHour();
      state.accept(hour, values[i], features[i]);
    }
  }

  private static OutageModel train(SampleNetwork network) {
    try {
      ModelRegistry registry = new ModelRegistry(Files.createTempDirectory("forewarn-bench"));
      new OutageTraining(registry).train(network, TrainingSettings.defaults(), Progress.none());
      return registry.champion().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The trees alone. */
  @Benchmark
  public double score() {
    return model.probability(features[next()]);
  }

  /** A record taken into its cluster's state, its features computed and scored. */
  @Benchmark
  public double takeInAndScore() {
    state.accept(++hour, values[next()], computed);
    return model.probability(computed);
  }

  /** The reasons, which only those who ask pay for. */
  @Benchmark
  public List<Contribution> explain() {
    return model.explain(features[next()]);
  }

  private int next() {
    row = (row + 1) % ROWS;
    return row;
  }
}
