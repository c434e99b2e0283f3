package forewarn.benchmarks;

import forewarn.prediction.metric.Metrics;
import forewarn.prediction.metric.Predictions;
import forewarn.prediction.metric.Quality;
import forewarn.prediction.registry.ModelCard;
import forewarn.prediction.registry.ModelRegistry;
import forewarn.prediction.training.OutageTraining;
import forewarn.prediction.training.TrainingResult;
import forewarn.prediction.training.TrainingSettings;
import forewarn.warehouse.Progress;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.WarehouseSettings;
import forewarn.warehouse.file.FileImport;
import forewarn.warehouse.file.ImportedFile;
import forewarn.warehouse.model.Refresh;
import forewarn.warehouse.query.HourlyHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How good the model is beside the best that is possible: a simulated history is imported and
 * trained on as a user does, and its test hours are judged by the simulator's ideal observer, too.
 * Thresholds of both are chosen on the validation hours. Nothing is timed.
 */
@Command(
    name = "quality",
    mixinStandardHelpOptions = true,
    description = "Compares the model with the best that is possible on a simulated history.")
final class QualityBenchmark implements Callable<Integer> {
  private static final Instant FIRST = Instant.parse("2023-01-01T00:00:00Z");
  private static final String TABLES = "RAW_CITY,RAW_OLT,RAW_CLUSTER,RAW_ML_FEATURES";
  private static final String ROW = "%-10s %-14s %8.4f %9.3f %8.3f %9.5f %10.3f%n";

  @Option(
      names = "--profile",
      split = ",",
      defaultValue = "harsh,reference",
      description = "Profiles to simulate (default: ${DEFAULT-VALUE}).")
  private List<String> profiles = List.of();

  @Option(
      names = "--months",
      defaultValue = "12",
      description = "Length of the history (default: ${DEFAULT-VALUE}).")
  private int months;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Same seed, same network (default: ${DEFAULT-VALUE}).")
  private long seed;

  static int execute(String... arguments) {
    return new CommandLine(new QualityBenchmark()).execute(arguments);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    System.out.printf(
        "%d months, seed %d, test part%n%-10s %-14s %8s %9s %8s %9s %10s%n",
        months, seed, "profile", "", "PR-AUC", "precision", "recall", "Brier", "threshold");
    for (String profile : profiles) {
      compare(profile);
    }
    return 0;
  }

  private void compare(String profile) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("forewarn-quality");
    try {
      Path history = directory.resolve("history");
      Path ideal = directory.resolve("ideal.parquet");
      simulate("history", profile, history, "--tables", TABLES);
      simulate("ideal", profile, ideal);
      ModelCard card = train(directory, history);
      report(profile, card, IdealHours.read(ideal));
    } finally {
      WorkFolder.delete(directory);
    }
  }

  private void simulate(String command, String profile, Path out, String... more)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(command, "--profile", profile));
    arguments.addAll(List.of("--seed", Long.toString(seed), "--from", FIRST.toString()));
    arguments.addAll(List.of("--to", end().minus(Duration.ofHours(1)).toString()));
    arguments.addAll(List.of("--out", out.toString()));
    arguments.addAll(List.of(more));
    SimulatorProcess.run(arguments);
  }

  private Instant end() {
    return FIRST.atOffset(ZoneOffset.UTC).plusMonths(months).toInstant();
  }

  private ModelCard train(Path directory, Path history) {
    InstantSource nextDay = InstantSource.fixed(end().plus(Duration.ofDays(1)));
    WarehouseSettings settings = WarehouseSettings.defaults().withClocks(nextDay, nextDay);
    try (Warehouse warehouse = Warehouse.open(directory, settings)) {
      for (ImportedFile file :
          new FileImport(warehouse).importPaths(List.of(history), Progress.none())) {
        if (file.outcome() != ImportedFile.Outcome.LOADED) {
          throw new IllegalStateException("Cannot compare: " + file);
        }
      }
      new Refresh(warehouse).refresh(Progress.none());
      return new OutageTraining(new ModelRegistry(directory.resolve("models")))
          .train(HourlyHistory.of(warehouse), TrainingSettings.defaults(), Progress.none());
    }
  }

  private void report(String profile, ModelCard card, IdealHours hours) {
    Predictions validated = hours.between(card.data().validationFrom(), card.data().testFrom());
    Predictions tested = hours.between(card.data().testFrom(), end());
    double threshold = Quality.bestThreshold(validated);
    Metrics ideal = Quality.measure(tested, threshold);
    Metrics model = metrics(card, TrainingResult.TEST);
    if (model.rows() != ideal.rows() || model.positives() != ideal.positives()) {
      throw new IllegalStateException(
          "Cannot compare: the model was tested on %d hours, %d before an outage, the observer on %d, %d"
              .formatted(model.rows(), model.positives(), ideal.rows(), ideal.positives()));
    }
    print(profile, "model", model, card.threshold());
    print(profile, "ideal observer", ideal, threshold);
    System.out.printf(
        "%-10s %-14s %8.4f on %,d hours, %,d before an outage%n",
        profile, "gap", ideal.prAuc() - model.prAuc(), ideal.rows(), ideal.positives());
    print(profile, "model, cold", metrics(card, TrainingResult.COLD_START), card.threshold());
  }

  private static Metrics metrics(ModelCard card, String part) {
    return Objects.requireNonNull(card.metrics().get(part));
  }

  private static void print(String profile, String who, Metrics metrics, double threshold) {
    System.out.printf(
        ROW,
        profile,
        who,
        metrics.prAuc(),
        metrics.precision(),
        metrics.recall(),
        metrics.brier(),
        threshold);
  }
}
