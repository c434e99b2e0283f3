package forewarn.console.cluster;

import forewarn.prediction.explanation.Explanation;
import forewarn.prediction.scoring.ScoredRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A prediction worked out again from the cluster's records, with its reasons.
 *
 * @param hour the prediction was made from
 * @param made the probability as it was predicted then; null for an hour that was not
 * @param hours of the cluster that were known by then
 */
public record Explained(
    String clusterId,
    Instant hour,
    ScoredRecord scored,
    Explanation explanation,
    @Nullable Double made,
    int hours) {}
