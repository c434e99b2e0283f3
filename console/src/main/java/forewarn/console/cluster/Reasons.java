package forewarn.console.cluster;

import forewarn.prediction.scoring.ScoredRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an hour got its probability: in words, and by the features that weigh most.
 *
 * @param probability worked out again
 * @param made the probability as it was predicted; null for an hour that was not
 * @param hours of the cluster's past that were looked at
 * @param notes on missing and unusual input
 */
public record Reasons(
    String clusterId,
    Instant hour,
    double probability,
    double threshold,
    @Nullable Double made,
    String model,
    int hours,
    String summary,
    List<ReasonBar> reasons,
    List<String> notes) {

  static Reasons of(Explained explained) {
    ScoredRecord scored = explained.scored();
    return new Reasons(
        explained.clusterId(),
        explained.hour(),
        scored.probability(),
        scored.threshold(),
        explained.made(),
        scored.model() + " " + scored.modelVersion(),
        explained.hours(),
        explained.explanation().summary(),
        ReasonBar.of(scored.explanation()),
        explained.explanation().notes());
  }
}
