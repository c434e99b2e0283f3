package forewarn.prediction.training;

/**
 * How a model is trained.
 *
 * @param name of the model; each training makes its next version
 * @param rounds most trees
 * @param depth of a tree
 * @param learningRate how much of each tree is taken
 * @param patience rounds without progress on validation after which training stops
 * @param quietKept share of the quiet training rows that are kept, with their weight raised in
 *     turn; rows of elevated hours and those before an outage are all kept
 * @param seed of everything random
 */
public record TrainingSettings(
    String name,
    int rounds,
    int depth,
    double learningRate,
    int patience,
    double quietKept,
    long seed) {

  public static final String DEFAULT_NAME = "outage";

  public static TrainingSettings defaults() {
    return new TrainingSettings(DEFAULT_NAME, 200, 3, 0.2, 15, 0.1, 1);
  }
}
