package forewarn.prediction.training;

import forewarn.prediction.feature.OutageFeatures;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;

/**
 * The rows that are learnt from, with their weights. One hour in a hundred tells something: outages
 * and the elevated hours that are easily taken for their sign. They are all kept; of the quiet rest
 * a share is drawn and weighs as much as all of it did, so that probabilities stay true.
 */
record Sample(Examples rows, float[] weights) {
  private static final int ELEVATED_HOURS = OutageFeatures.names().indexOf("elevated_hours");

  /**
   * Draws.
   *
   * @param isTraining which hours of the examples are learnt from
   * @param quietKept share of the quiet rows
   */
  static Sample of(Examples examples, IntPredicate isTraining, double quietKept, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    BitSet kept = new BitSet(examples.rows());
    for (int row = 0; row < examples.rows(); row++) {
      boolean drawn = random.nextDouble() < quietKept;
      kept.set(row, isTraining.test(examples.hour(row)) && (drawn || isTelling(examples, row)));
    }
    Examples rows = examples.select(kept::get);
    float[] weights = new float[rows.rows()];
    float quiet = (float) (1 / quietKept);
    for (int row = 0; row < weights.length; row++) {
      weights[row] = isTelling(rows, row) ? 1 : quiet;
    }
    return new Sample(rows, weights);
  }

  private static boolean isTelling(Examples examples, int row) {
    return examples.outage(row) || examples.feature(row, ELEVATED_HOURS) != 0;
  }

  /** A share of these rows, drawn evenly; each keeps its weight. */
  Sample share(double share, long seed) {
    if (share >= 1) {
      return this;
    }
    SplittableRandom random = new SplittableRandom(seed);
    BitSet kept = new BitSet(rows.rows());
    for (int row = 0; row < rows.rows(); row++) {
      kept.set(row, random.nextDouble() < share);
    }
    float[] drawn = new float[kept.cardinality()];
    int next = 0;
    for (int row = kept.nextSetBit(0); row >= 0; row = kept.nextSetBit(row + 1)) {
      drawn[next++] = weights[row];
    }
    return new Sample(rows.select(kept::get), drawn);
  }
}
