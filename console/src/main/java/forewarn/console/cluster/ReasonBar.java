package forewarn.console.cluster;

import forewarn.prediction.scoring.Contribution;
import java.util.List;

/**
 * One feature's part in a prediction, with the bar that {@code x} and {@code width} draw to the
 * left or right of the middle of a drawing that is twice {@link #HALF} wide.
 */
public record ReasonBar(String text, double contribution, double x, double width) {
  /** Half the width of a drawing. */
  public static final int HALF = 50;

  private static final int MOST = 6;

  /**
   * The weightiest contributions.
   *
   * @param explanation the weightiest first
   */
  public static List<ReasonBar> of(List<Contribution> explanation) {
    List<Contribution> weightiest =
        explanation.stream()
            .filter(contribution -> contribution.contribution() != 0)
            .limit(MOST)
            .toList();
    double most = weightiest.stream().mapToDouble(c -> Math.abs(c.contribution())).max().orElse(1);
    return weightiest.stream().map(contribution -> of(contribution, most)).toList();
  }

  private static ReasonBar of(Contribution contribution, double most) {
    double width = Math.max(1, HALF * Math.abs(contribution.contribution()) / most);
    return new ReasonBar(
        contribution.text(),
        contribution.contribution(),
        contribution.contribution() > 0 ? HALF : HALF - width,
        width);
  }

  public boolean speaksForOutage() {
    return contribution > 0;
  }
}
