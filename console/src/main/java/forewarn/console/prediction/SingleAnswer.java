package forewarn.console.prediction;

import forewarn.console.cluster.ReaderWording;
import forewarn.console.cluster.ReasonBar;
import forewarn.prediction.explanation.Explanation;
import forewarn.prediction.scoring.ScoredRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the model says of the form's record.
 *
 * @param summary what speaks for an outage and what against one
 * @param reasons the weightiest first
 * @param notes on missing and unusual input, and how it was treated
 * @param hour it is taken for; null when the record stands by itself
 * @param pastHours that were looked at
 */
public record SingleAnswer(
    double probability,
    double threshold,
    boolean outageExpected,
    String model,
    String summary,
    List<ReasonBar> reasons,
    List<String> notes,
    @Nullable Instant hour,
    int pastHours) {

  static SingleAnswer of(ScoredRecord scored, @Nullable Instant hour, int pastHours) {
    Explanation explanation = ReaderWording.explain(scored);
    return new SingleAnswer(
        scored.probability(),
        scored.threshold(),
        scored.outageExpected(),
        scored.model() + " " + scored.modelVersion(),
        explanation.summary(),
        ReasonBar.of(scored.explanation()),
        explanation.notes(),
        hour,
        pastHours);
  }
}
