package forewarn.prediction;

import forewarn.prediction.registry.ModelRegistry;
import forewarn.prediction.scoring.Calibration;
import forewarn.prediction.scoring.OutageModel;
import forewarn.prediction.training.Comparison;
import forewarn.prediction.training.OutageTraining;
import forewarn.prediction.training.TrainingSettings;
import forewarn.prediction.training.TreeSettings;
import forewarn.warehouse.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** A real model, trained once per test run on a synthetic history. */
public final class TestModel {
  private static final OutageModel MODEL = train();

  private TestModel() {}

  public static OutageModel model() {
    return MODEL;
  }

  /** The same model under another version. */
  public static OutageModel renamed(String version) {
    return new OutageModel(
        MODEL.name(),
        version,
        0.5,
        new Calibration.None(),
        MODEL.forest(),
        MODEL.ranges(),
        MODEL::explain);
  }

  public static TrainingSettings settings() {
    return new TrainingSettings(
        "outage", new TreeSettings(30, 4, 0.3, 1), 5, 0.5, 7, Comparison.NONE);
  }

  private static OutageModel train() {
    try {
      ModelRegistry registry = new ModelRegistry(Files.createTempDirectory("models"));
      new OutageTraining(registry)
          .train(SyntheticHistory.of(12, 1000, 5), settings(), Progress.none());
      return registry.champion().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
