package forewarn.prediction.scoring;

import java.util.List;

/** A trained model ready for use. Immutable and thread-safe. */
public final class OutageModel {
  private final String name;
  private final String version;
  private final double threshold;
  private final Calibration calibration;
  private final Forest forest;
  private final FeatureRanges ranges;
  private final TreeContributions contributions;

  public OutageModel(
      String name,
      String version,
      double threshold,
      Calibration calibration,
      Forest forest,
      FeatureRanges ranges,
      TreeContributions contributions) {
    this.name = name;
    this.version = version;
    this.threshold = threshold;
    this.calibration = calibration;
    this.forest = forest;
    this.ranges = ranges;
    this.contributions = contributions;
  }

  public String name() {
    return name;
  }

  public String version() {
    return version;
  }

  /** At or above it an outage is expected. */
  public double threshold() {
    return threshold;
  }

  /** Its trees. */
  public Forest forest() {
    return forest;
  }

  /** What values its features had in training. */
  public FeatureRanges ranges() {
    return ranges;
  }

  /** Probability of an outage in the next hour; features as OutageFeatures orders them. */
  public double probability(float[] features) {
    return calibration.apply(forest.probability(features));
  }

  /** What each feature contributes to the prediction, the weightiest first. */
  public List<Contribution> explain(float[] features) {
    return contributions.explain(features);
  }
}
