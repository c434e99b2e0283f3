package forewarn.prediction.metric;

/** Numbers of hours by what was predicted and what came. */
public record Confusion(long tn, long fp, long fn, long tp) {
  /** Share of predicted outages that came; 0 when none was predicted. */
  public double precision() {
    return ratio(tp, tp + fp);
  }

  /** Share of outages that were predicted; 0 when there was none. */
  public double recall() {
    return ratio(tp, tp + fn);
  }

  /** Weighted harmonic mean of precision and recall; beta above 1 weighs recall more. */
  public double f(double beta) {
    double weight = beta * beta;
    return ratio((1 + weight) * tp, (1 + weight) * tp + weight * fn + fp);
  }

  static double ratio(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
