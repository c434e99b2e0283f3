package forewarn.console.cluster;

import forewarn.prediction.scoring.Contribution;
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
    List<Reason> reasons,
    List<String> notes) {
  private static final int MOST = 6;

  /** Half the width of a bar, in the units of its drawing. */
  public static final int HALF = 50;

  /** One feature; {@code x} and {@code width} draw its bar to the left or right of the middle. */
  public record Reason(String text, double contribution, double x, double width) {}

  static Reasons of(Explained explained) {
    ScoredRecord scored = explained.scored();
    List<Contribution> weightiest =
        scored.explanation().stream()
            .filter(contribution -> contribution.contribution() != 0)
            .limit(MOST)
            .toList();
    double most = weightiest.stream().mapToDouble(c -> Math.abs(c.contribution())).max().orElse(1);
    return new Reasons(
        explained.clusterId(),
        explained.hour(),
        scored.probability(),
        scored.threshold(),
        explained.made(),
        scored.model() + " " + scored.modelVersion(),
        explained.hours(),
        explained.explanation().summary(),
        weightiest.stream().map(contribution -> reason(contribution, most)).toList(),
        explained.explanation().notes());
  }

  private static Reason reason(Contribution contribution, double most) {
    double width = Math.max(1, HALF * Math.abs(contribution.contribution()) / most);
    return new Reason(
        contribution.text(),
        contribution.contribution(),
        contribution.contribution() > 0 ? HALF : HALF - width,
        width);
  }
}
