package forewarn.prediction.monitoring;

import org.jspecify.annotations.Nullable;

/**
 * Where a figure may lie. It leaves the band at its ends and is back only some way inside, so that
 * a figure on the edge does not raise one alarm after the other.
 *
 * @param least lower end, or null
 * @param backAbove from here on it is back after having been below, or null
 * @param most upper end, or null
 * @param backBelow up to here it is back after having been above, or null
 */
record Band(
    @Nullable Double least,
    @Nullable Double backAbove,
    @Nullable Double most,
    @Nullable Double backBelow) {

  /** A lower end; back half of the way to what is expected. */
  static Band atLeast(double least, double expected) {
    return new Band(least, (least + expected) / 2, null, null);
  }

  /** An upper end; back at four fifths of it. */
  static Band atMost(double most) {
    return new Band(null, null, most, 0.8 * most);
  }

  /** Around 1 by a factor either way; back at four fifths of its logarithm. */
  static Band within(double factor) {
    double back = Math.pow(factor, 0.8);
    return new Band(1 / factor, 1 / back, factor, back);
  }

  boolean isLeftBy(double value) {
    return least != null && value < least || most != null && value > most;
  }

  boolean isBack(double value) {
    return (backAbove == null || value >= backAbove) && (backBelow == null || value <= backBelow);
  }
}
