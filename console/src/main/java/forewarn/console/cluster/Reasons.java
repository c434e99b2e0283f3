package forewarn.console.cluster;

import forewarn.prediction.scoring.Contribution;
import forewarn.prediction.scoring.OutageModel;
import forewarn.prediction.scoring.ScoredRecord;
import forewarn.prediction.scoring.SingleScoring;
import java.time.Instant;
import java.util.List;

/**
 * Why the newest hour got its probability: the features that weigh most, with their direction.
 *
 * @param hours of the cluster's past that were looked at
 */
public record Reasons(
    Instant hour, double probability, String model, int hours, List<Reason> reasons) {
  private static final int MOST = 6;

  /** Half the width of a bar, in the units of its drawing. */
  public static final int HALF = 50;

  /** One feature; {@code x} and {@code width} draw its bar to the left or right of the middle. */
  public record Reason(String text, double contribution, double x, double width) {}

  static Reasons of(OutageModel model, String clusterId, List<ClusterHour> hours) {
    ScoredRecord scored =
        new SingleScoring(model)
            .scoreNewest(hours.stream().map(hour -> hour.toRecord(clusterId)).toList());
    List<Contribution> weightiest =
        scored.explanation().stream()
            .filter(contribution -> contribution.contribution() != 0)
            .limit(MOST)
            .toList();
    double most = weightiest.stream().mapToDouble(c -> Math.abs(c.contribution())).max().orElse(1);
    return new Reasons(
        hours.getLast().hour(),
        scored.probability(),
        scored.model() + " " + scored.modelVersion(),
        hours.size(),
        weightiest.stream().map(contribution -> reason(contribution, most)).toList());
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
