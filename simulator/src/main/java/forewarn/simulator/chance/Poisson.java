package forewarn.simulator.chance;

import java.util.random.RandomGenerator;

/** The count of independent events of which so many are expected, up to some hundred. */
public record Poisson(double mean) {
  // Knuth's method: its time grows with the mean, which here is small.
  public int draw(RandomGenerator random) {
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  /** Probability of exactly this count. */
  public double probability(int count) {
    double logarithm = count * Math.log(mean) - mean;
    for (int i = 2; i <= count; i++) {
      logarithm -= Math.log(i);
    }
    return Math.exp(logarithm);
  }

  /** A count that is exceeded with a probability of less than 1e-12. */
  public int hardlyMore() {
    return (int) (mean + 9 * Math.sqrt(mean) + 20);
  }
}
