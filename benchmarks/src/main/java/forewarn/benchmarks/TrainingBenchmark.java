package forewarn.benchmarks;

import forewarn.prediction.evaluation.ComparisonTable;
import forewarn.prediction.feature.ClusterState;
import forewarn.prediction.feature.OutageFeatures;
import forewarn.prediction.training.Comparison;
import forewarn.prediction.training.OutageTraining;
import forewarn.prediction.training.TrainingResult;
import forewarn.prediction.training.TrainingSettings;
import forewarn.prediction.training.TreeSettings;
import forewarn.warehouse.Progress;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.WarehouseSettings;
import forewarn.warehouse.model.Refresh;
import forewarn.warehouse.query.HourlyHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * A training on two years of the reference network in the warehouse, beside XGBoost's own fit of
 * all training rows with the same settings in the same run: what reading, features and our fit may
 * be measured against. Each is done three times and the fastest counts, because the machine may be
 * busy with other work.
 */
final class TrainingBenchmark {
  private static final Instant FIRST = Instant.parse("2023-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2025-01-01T00:00:00Z");
  private static final String TABLES =
      "RAW_CITY,RAW_OLT,RAW_CLUSTER,RAW_NETWORK_CONTEXT_STATIC,RAW_ML_FEATURES";
  private static final double TRAINING_PART = 0.72;
  private static final int TIMES = 3;

  void run() throws IOException, InterruptedException, XGBoostError {
    Path directory = Files.createTempDirectory("forewarn-training");
    Path files = SimulatedFiles.write(directory.resolve("history"), TABLES, FIRST, END);
    InstantSource nextDay = InstantSource.fixed(END.plus(Duration.ofDays(1)));
    WarehouseSettings settings = WarehouseSettings.defaults().withClocks(nextDay, nextDay);
    try (Warehouse warehouse = Warehouse.open(directory, settings)) {
      SimulatedFiles.load(warehouse, files);
      new Refresh(warehouse).refresh(Progress.none());
      measure(HourlyHistory.of(warehouse));
    }
    WorkFolder.delete(directory);
  }

  private static void measure(HourlyHistory history) throws IOException, XGBoostError {
    System.out.printf("%,d rows, %d features%n", history.rows(), OutageFeatures.COUNT);
    double features = Double.POSITIVE_INFINITY;
    double fit = Double.POSITIVE_INFINITY;
    for (int time = 0; time < TIMES; time++) {
      TrainingResult trained = train(history, Comparison.NONE);
      features = Math.min(features, seconds(trained, "features"));
      fit = Math.min(fit, seconds(trained, "sample") + seconds(trained, "fit"));
    }
    System.out.printf("%-52s %8.2f s%n", "reading and features of all rows", features);
    System.out.printf("%-52s %8.2f s%n", "our fit, sampling and early stopping included", fit);
    System.out.printf("%-52s %s%n", "peak memory of this process so far", peakMemory());

    double own = ownFit(history, 1);
    System.out.printf("%-52s %8.2f s%n", "XGBoost's own fit of all training rows, 1 thread", own);
    int cores = Runtime.getRuntime().availableProcessors();
    double ownOnAll = ownFit(history, cores);
    System.out.printf("%-52s %8.2f s%n", "XGBoost's own fit, " + cores + " threads", ownOnAll);
    System.out.printf(
        "features plus our fit are %.2f times XGBoost's own fit on 1 thread, %.2f times on %d%n",
        (features + fit) / own, (features + fit) / ownOnAll, cores);

    for (Comparison comparison : new Comparison[] {Comparison.FLOORS, Comparison.SEARCH}) {
      TrainingResult compared = train(history, comparison);
      System.out.printf("%s took %.1f s more%n", comparison, seconds(compared, "comparison"));
      System.out.println(ComparisonTable.of(compared.comparison()));
    }
  }

  private static TrainingResult train(HourlyHistory history, Comparison comparison) {
    return OutageTraining.tryOut(
        history, TrainingSettings.defaults().with(comparison), Progress.none());
  }

  private static double seconds(TrainingResult result, String step) {
    return result.seconds().getOrDefault(step, 0.0);
  }

  /** The fastest of some fits: the matrix, and all trees, without looking at validation. */
  private static double ownFit(HourlyHistory history, int threads) throws XGBoostError {
    Rows rows = Rows.read(history);
    TreeSettings trees = TreeSettings.defaults();
    double fastest = Double.POSITIVE_INFINITY;
    for (int time = 0; time < TIMES; time++) {
      long start = System.nanoTime();
      DMatrix matrix = new DMatrix(rows.features, rows.count, OutageFeatures.COUNT, Float.NaN);
      matrix.setLabel(rows.labels);
      Map<String, Object> parameters =
          Map.of(
              "objective",
              "binary:logistic",
              "base_score",
              0.5,
              "tree_method",
              "hist",
              "max_depth",
              trees.depth(),
              "eta",
              trees.learningRate(),
              "min_child_weight",
              trees.leastWeight(),
              "nthread",
              threads,
              "verbosity",
              0);
      XGBoost.train(matrix, parameters, trees.rounds(), Map.of(), null, null).dispose();
      matrix.dispose();
      fastest = Math.min(fastest, (System.nanoTime() - start) / 1e9);
    }
    return fastest;
  }

  private static String peakMemory() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return "not known on this system";
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB")
        .findFirst()
        .orElse("not known on this system");
  }

  /** The features and labels of the training part. */
  private static final class Rows implements HourlyHistory.Visitor {
    private final long beforeHour =
        FIRST.getEpochSecond() / 3600
            + (long) (TRAINING_PART * Duration.between(FIRST, END).toHours());
    private final float[] row = new float[OutageFeatures.COUNT];
    private float[] features;
    private float[] labels;
    private int count;
    private String cluster = "";
    private ClusterState state = ClusterState.cold();

    private Rows(int expected) {
      features = new float[expected * OutageFeatures.COUNT];
      labels = new float[expected];
    }

    static Rows read(HourlyHistory history) {
      Rows rows = new Rows(Math.toIntExact(history.rows()));
      history.scan(rows);
      rows.features = Arrays.copyOf(rows.features, rows.count * OutageFeatures.COUNT);
      rows.labels = Arrays.copyOf(rows.labels, rows.count);
      return rows;
    }

    @Override
    public void row(String clusterId, long epochHour, double[] values, int label) {
      if (!clusterId.equals(cluster)) {
        cluster = clusterId;
        state = ClusterState.cold();
      }
      state.accept(epochHour, values, row);
      if (epochHour < beforeHour && label >= 0) {
        System.arraycopy(row, 0, features, count * row.length, row.length);
        labels[count++] = label;
      }
    }
  }
}
