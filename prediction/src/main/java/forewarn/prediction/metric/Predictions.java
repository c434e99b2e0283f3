package forewarn.prediction.metric;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Labelled hours with their predicted probability, ordered by cluster and hour. The arrays are
 * taken as they are.
 *
 * @param clusters number of the cluster
 * @param hours since 1970
 * @param outage the label
 * @param probability predicted
 */
public record Predictions(int[] clusters, int[] hours, boolean[] outage, double[] probability) {
  public Predictions {
    if (clusters.length != hours.length
        || clusters.length != outage.length
        || clusters.length != probability.length) {
      throw new IllegalArgumentException(
          "Invalid predictions: %d clusters, %d hours, %d labels, %d probabilities"
              .formatted(clusters.length, hours.length, outage.length, probability.length));
    }
  }

  public int rows() {
    return outage.length;
  }

  /** The rows of the wanted row numbers, in their order. */
  public Predictions select(IntPredicate wanted) {
    int[] rows = IntStream.range(0, rows()).filter(wanted).toArray();
    boolean[] labels = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      labels[i] = outage[rows[i]];
    }
    return new Predictions(
        IntStream.of(rows).map(row -> clusters[row]).toArray(),
        IntStream.of(rows).map(row -> hours[row]).toArray(),
        labels,
        IntStream.of(rows).mapToDouble(row -> probability[row]).toArray());
  }

  /** How many of the labels are positive. */
  public int positives() {
    int positives = 0;
    for (boolean positive : outage) {
      positives += positive ? 1 : 0;
    }
    return positives;
  }

  /** Whether the row's cluster is the one of the row before it, one hour later. */
  boolean follows(int row) {
    return row > 0 && clusters[row] == clusters[row - 1] && hours[row] == hours[row - 1] + 1;
  }

  /** Row numbers, the most probable first; told apart with a float's precision. */
  public int[] byProbability() {
    // Sorted as primitives: the row is packed below the probability's order-keeping bits, which
    // loses none of a float's precision and is ten times as fast as sorting boxed numbers.
    long[] keys =
        IntStream.range(0, rows())
            .mapToLong(row -> ((long) Float.floatToIntBits((float) probability[row]) << 32) | row)
            .toArray();
    Arrays.sort(keys);
    int[] rows = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      rows[i] = (int) keys[keys.length - 1 - i];
    }
    return rows;
  }
}
