package forewarn.console.prediction;

import com.fasterxml.jackson.annotation.JsonProperty;
import forewarn.prediction.explanation.Explanation;
import forewarn.prediction.scoring.Contribution;
import forewarn.prediction.scoring.ScoredRecord;
import forewarn.prediction.scoring.UnusualFeature;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer to one record.
 *
 * @param model name and version
 * @param summary what speaks for an outage and what against one
 * @param notes on missing and unusual input, and how it was treated
 */
record SingleResult(
    double probability,
    @JsonProperty("label_outage_1h") int label,
    double threshold,
    String model,
    String summary,
    List<Contribution> explanation,
    @JsonProperty("missing_features") List<String> missingFeatures,
    @JsonProperty("unusual_features") List<UnusualFeature> unusualFeatures,
    List<String> notes) {

  /**
   * @param placing how the record was placed among its cluster's hours; the first of the notes
   */
  static SingleResult of(ScoredRecord scored, List<String> placing) {
    Explanation explanation = Explanation.of(scored);
    List<String> notes = new ArrayList<>(placing);
    notes.addAll(explanation.notes());
    return new SingleResult(
        scored.probability(),
        scored.outageExpected() ? 1 : 0,
        scored.threshold(),
        scored.model() + " " + scored.modelVersion(),
        explanation.summary(),
        scored.explanation(),
        scored.missingFeatures(),
        scored.unusual(),
        notes);
  }
}
