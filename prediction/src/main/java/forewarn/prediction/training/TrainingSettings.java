package forewarn.prediction.training;

/**
 * How a model is trained.
 *
 * @param name of the model; each training makes its next version
 * @param trees how they are grown; where a search starts
 * @param patience rounds without progress on validation after which training stops
 * @param quietKept share of the quiet training rows that are kept, with their weight raised in
 *     turn; rows of elevated hours and those before an outage are all kept
 * @param seed of everything random
 * @param comparison what else is fitted
 */
public record TrainingSettings(
    String name,
    TreeSettings trees,
    int patience,
    double quietKept,
    long seed,
    Comparison comparison) {

  public static final String DEFAULT_NAME = "outage";

  public TrainingSettings {
    if (!(quietKept > 0 && quietKept <= 1)) {
      throw new IllegalArgumentException(
          "Invalid share of quiet rows: " + quietKept + ", expected above 0 and at most 1");
    }
  }

  /** Fixed settings that have proved good, beside the floors. */
  public static TrainingSettings defaults() {
    return new TrainingSettings(
        DEFAULT_NAME, TreeSettings.defaults(), 15, 0.1, 1, Comparison.FLOORS);
  }

  /** The same with another comparison. */
  public TrainingSettings with(Comparison other) {
    return new TrainingSettings(name, trees, patience, quietKept, seed, other);
  }

  TrainingSettings with(TreeSettings other) {
    return new TrainingSettings(name, other, patience, quietKept, seed, comparison);
  }
}
