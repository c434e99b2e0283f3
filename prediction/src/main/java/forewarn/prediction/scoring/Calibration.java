package forewarn.prediction.scoring;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;

/** From the probability of the trees to the predicted one; rises with it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Calibration.None.class, name = "none"),
  @JsonSubTypes.Type(value = Calibration.Platt.class, name = "platt"),
  @JsonSubTypes.Type(value = Calibration.Isotonic.class, name = "isotonic")
})
public sealed interface Calibration {

  double apply(double probability);

  /** The trees' probability as it is. */
  record None() implements Calibration {
    @Override
    public double apply(double probability) {
      return probability;
    }
  }

  /** A logistic curve over the log-odds. */
  record Platt(double slope, double intercept) implements Calibration {
    @Override
    public double apply(double probability) {
      return 1 / (1 + Math.exp(-(slope * logOdds(probability) + intercept)));
    }
  }

  /** Straight lines between points, level outside them. */
  record Isotonic(double[] from, double[] to) implements Calibration {
    @Override
    public double apply(double probability) {
      int at = Arrays.binarySearch(from, probability);
      if (at >= 0) {
        return to[at];
      }
      int right = -at - 1;
      if (right == 0 || right == from.length) {
        return to[Math.min(right, from.length - 1)];
      }
      double share = (probability - from[right - 1]) / (from[right] - from[right - 1]);
      return to[right - 1] + share * (to[right] - to[right - 1]);
    }
  }

  /** The logarithm of the odds, kept finite. */
  static double logOdds(double probability) {
    double inside = Math.clamp(probability, 1e-9, 1 - 1e-9);
    return Math.log(inside / (1 - inside));
  }
}
