package forewarn.warehouse.figure;

/**
 * A figure beside the one it is compared with.
 *
 * @param value NaN when not known
 * @param before NaN when not known, or not of a like period
 */
public record Change(double value, double before) {

  /** Whether there is something to compare. */
  public boolean isKnown() {
    return !Double.isNaN(value) && !Double.isNaN(before);
  }

  public double difference() {
    return value - before;
  }

  /** By how much of what it was before: 0.1 is a tenth more; NaN for a change from nothing. */
  public double relative() {
    return before == 0 ? Double.NaN : difference() / Math.abs(before);
  }
}
