package forewarn.prediction.metric;

import java.util.List;
import java.util.Objects;

/**
 * A model's curves, thinned out for drawing.
 *
 * @param tradeoffs by rising threshold; empty on cards that were written without
 */
public record Curves(
    List<PrecisionRecall> precisionRecall,
    List<Reliability> calibration,
    List<Tradeoff> tradeoffs) {
  public Curves {
    precisionRecall = List.copyOf(precisionRecall);
    calibration = List.copyOf(calibration);
    tradeoffs = List.copyOf(Objects.requireNonNullElse(tradeoffs, List.of()));
  }

  /** Precision and recall when outages are predicted from a probability upwards. */
  public record PrecisionRecall(double threshold, double precision, double recall) {}

  /** Hours with about the same probability: its mean, and the share of them that was positive. */
  public record Reliability(double probability, double share, long rows) {}
}
