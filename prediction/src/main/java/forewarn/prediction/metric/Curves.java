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

  /**
   * The expected calibration error: how far probabilities are from the share that came true, over
   * the hours of each bin, weighted by their number. 0 is perfect; NaN without hours.
   */
  public double calibrationError() {
    double rows = calibration.stream().mapToLong(Reliability::rows).sum();
    double off =
        calibration.stream()
            .mapToDouble(bin -> bin.rows() * Math.abs(bin.probability() - bin.share()))
            .sum();
    return off / rows;
  }

  /** Precision and recall when outages are predicted from a probability upwards. */
  public record PrecisionRecall(double threshold, double precision, double recall) {}

  /** Hours with about the same probability: its mean, and the share of them that was positive. */
  public record Reliability(double probability, double share, long rows) {}
}
