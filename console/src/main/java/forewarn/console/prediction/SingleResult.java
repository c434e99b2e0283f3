package forewarn.console.prediction;

import com.fasterxml.jackson.annotation.JsonProperty;
import forewarn.prediction.scoring.Contribution;
import forewarn.prediction.scoring.ScoredRecord;
import java.util.List;

/**
 * The answer to one record.
 *
 * @param model name and version
 */
record SingleResult(
    double probability,
    @JsonProperty("label_outage_1h") int label,
    double threshold,
    String model,
    List<Contribution> explanation,
    @JsonProperty("missing_features") List<String> missingFeatures) {

  static SingleResult of(ScoredRecord scored) {
    return new SingleResult(
        scored.probability(),
        scored.outageExpected() ? 1 : 0,
        scored.threshold(),
        scored.model() + " " + scored.modelVersion(),
        scored.explanation(),
        scored.missingFeatures());
  }
}
