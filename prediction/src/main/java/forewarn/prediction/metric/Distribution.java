package forewarn.prediction.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How values were spread in a history: their range, and how many fell into each bin. Bins are
 * bounded by quantiles (the deciles and three more at the upper end, where the signs of outages
 * are); a value belongs to the first bin whose upper edge it does not exceed, and the last bin has
 * no upper edge.
 *
 * @param least smallest known value, NaN when there is none
 * @param most largest known value, NaN when there is none
 * @param edges upper edges of all bins but the last, ascending
 * @param shares of all values, by bin; one more than edges
 * @param missing share of the values that were NaN
 */
public record Distribution(
    double least, double most, List<Double> edges, List<Double> shares, double missing) {
  private static final double[] QUANTILES = {
    0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999
  };

  /** Takes the place of an empty bin in the index, whose logarithm would be infinite. */
  private static final double SMALLEST_SHARE = 1e-4;

  public Distribution {
    edges = List.copyOf(edges);
    shares = List.copyOf(shares);
    if (shares.size() != edges.size() + 1) {
      throw new IllegalArgumentException(
          "Invalid distribution: %d shares for %d edges".formatted(shares.size(), edges.size()));
    }
  }

  /** The distribution of values, with bins of its own. */
  public static Distribution of(double[] values) {
    double[] known = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    List<Double> edges = new ArrayList<>();
    for (double quantile : QUANTILES) {
      if (known.length > 0) {
        double edge = known[(int) (quantile * (known.length - 1))];
        if (edges.isEmpty() || edge > edges.getLast()) {
          edges.add(edge);
        }
      }
    }
    return count(values, edges);
  }

  /** Other values counted by the same bins, to be compared with. */
  public Distribution sameBins(double[] values) {
    return count(values, edges);
  }

  private static Distribution count(double[] values, List<Double> edges) {
    double[] counts = new double[edges.size() + 1];
    long missing = 0;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (Double.isNaN(value)) {
        missing++;
      } else {
        counts[bin(value, edges)]++;
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    boolean any = least <= most;
    double all = Math.max(1, values.length);
    return new Distribution(
        any ? least : Double.NaN,
        any ? most : Double.NaN,
        edges,
        Arrays.stream(counts).map(count -> count / all).boxed().toList(),
        missing / all);
  }

  private static int bin(double value, List<Double> edges) {
    int bin = 0;
    while (bin < edges.size() && value > edges.get(bin)) {
      bin++;
    }
    return bin;
  }

  /** Whether a value lies within what has been seen; true for NaN, which has no place. */
  public boolean holds(double value) {
    return !(value < least || value > most);
  }

  /**
   * The population stability index: 0 when another distribution over the same bins is the same; by
   * custom from 0.1 a shift, from 0.25 a large one. Missing values count as one more bin.
   *
   * @throws IllegalArgumentException when the bins differ
   */
  public double stabilityIndex(Distribution other) {
    if (!edges.equals(other.edges)) {
      throw new IllegalArgumentException("Cannot compare distributions: their bins differ");
    }
    double index = term(missing, other.missing);
    for (int bin = 0; bin < shares.size(); bin++) {
      index += term(shares.get(bin), other.shares.get(bin));
    }
    return index;
  }

  private static double term(double expected, double actual) {
    double e = Math.max(expected, SMALLEST_SHARE);
    double a = Math.max(actual, SMALLEST_SHARE);
    return (a - e) * Math.log(a / e);
  }
}
