package forewarn.prediction.scoring;

import java.util.List;

/**
 * The prediction for one record and why.
 *
 * @param probability of an outage in the next hour
 * @param threshold at or above it an outage is expected
 * @param model name
 * @param modelVersion version
 * @param explanation the weightiest features first
 * @param missingFeatures names of features that could not be computed
 * @param unusual features outside of what training has seen
 */
public record ScoredRecord(
    double probability,
    double threshold,
    String model,
    String modelVersion,
    List<Contribution> explanation,
    List<String> missingFeatures,
    List<UnusualFeature> unusual) {

  public ScoredRecord {
    explanation = List.copyOf(explanation);
    missingFeatures = List.copyOf(missingFeatures);
    unusual = List.copyOf(unusual);
  }

  /** The label: whether an outage is expected in the next hour. */
  public boolean outageExpected() {
    return probability >= threshold;
  }
}
