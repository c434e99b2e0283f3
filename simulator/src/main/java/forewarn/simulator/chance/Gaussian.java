package forewarn.simulator.chance;

import java.util.random.RandomGenerator;

/** A normal distribution around a mean; the spread is its standard deviation. */
public record Gaussian(double mean, double spread) {
  public double draw(RandomGenerator random) {
    return mean + spread * random.nextGaussian();
  }

  /** Probability density at a value. */
  public double density(double value) {
    double distance = (value - mean) / spread;
    return Math.exp(-distance * distance / 2) / (spread * Math.sqrt(2 * Math.PI));
  }

  /** Probability of a value below another, to 1e-7. */
  public double below(double value) {
    double distance = (value - mean) / spread;
    double tail = upperTail(Math.abs(distance));
    return distance > 0 ? 1 - tail : tail;
  }

  // Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.17.
  private static double upperTail(double distance) {
    double t = 1 / (1 + 0.2316419 * distance);
    double polynomial =
        ((((1.330274429 * t - 1.821255978) * t + 1.781477937) * t - 0.356563782) * t + 0.319381530)
            * t;
    return polynomial * Math.exp(-distance * distance / 2) / Math.sqrt(2 * Math.PI);
  }
}
