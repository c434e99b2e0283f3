package forewarn.console.prediction;

import forewarn.prediction.explanation.Explanation;
import forewarn.prediction.scoring.Contribution;
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
    List<Reason> reasons,
    List<String> notes,
    @Nullable Instant hour,
    int pastHours) {
  private static final int MOST_REASONS = 6;

  /** Half the width of a bar, in the units of its drawing. */
  private static final double HALF = 50;

  /** One feature; {@code x} and {@code width} draw its bar to the left or right of the middle. */
  public record Reason(String text, boolean speaksForOutage, double x, double width) {}

  static SingleAnswer of(ScoredRecord scored, @Nullable Instant hour, int pastHours) {
    Explanation explanation = Explanation.of(scored);
    List<Contribution> weightiest =
        scored.explanation().stream()
            .filter(contribution -> contribution.contribution() != 0)
            .limit(MOST_REASONS)
            .toList();
    double most = weightiest.stream().mapToDouble(c -> Math.abs(c.contribution())).max().orElse(1);
    return new SingleAnswer(
        scored.probability(),
        scored.threshold(),
        scored.outageExpected(),
        scored.model() + " " + scored.modelVersion(),
        explanation.summary(),
        weightiest.stream().map(contribution -> reason(contribution, most)).toList(),
        explanation.notes(),
        hour,
        pastHours);
  }

  private static Reason reason(Contribution contribution, double most) {
    double width = Math.max(1, HALF * Math.abs(contribution.contribution()) / most);
    boolean speaksFor = contribution.contribution() > 0;
    return new Reason(contribution.text(), speaksFor, speaksFor ? HALF : HALF - width, width);
  }
}
