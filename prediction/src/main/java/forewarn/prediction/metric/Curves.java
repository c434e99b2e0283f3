package forewarn.prediction.metric;

import java.util.List;

/** A model's curves, thinned out for drawing. */
public record Curves(List<PrecisionRecall> precisionRecall, List<Reliability> calibration) {
  public Curves {
    precisionRecall = List.copyOf(precisionRecall);
    calibration = List.copyOf(calibration);
  }

  /** Precision and recall when outages are predicted from a probability upwards. */
  public record PrecisionRecall(double threshold, double precision, double recall) {}

  /** Hours with about the same probability: its mean, and the share of them that was positive. */
  public record Reliability(double probability, double share, long rows) {}
}
