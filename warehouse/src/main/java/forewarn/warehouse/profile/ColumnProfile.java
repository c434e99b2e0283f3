package forewarn.warehouse.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the values of a column look like.
 *
 * @param type as DuckDB names it
 * @param values how many are not null
 * @param distinct how many are different, within a few percent; -1 when they are not compared, as
 *     for JSON
 * @param min of all values: a Number, Instant, LocalDate or String; null when there is none
 * @param numbers null for what is no number
 * @param histogram of numbers and times, from the smallest to the largest value
 * @param top the most frequent values of a text, flag or category, the most frequent first; empty
 *     when nearly every value is different
 */
public record ColumnProfile(
    String name,
    String type,
    long values,
    long nulls,
    long distinct,
    @Nullable Object min,
    @Nullable Object max,
    @Nullable Numbers numbers,
    List<Bin> histogram,
    List<TopValue> top) {
  public ColumnProfile {
    histogram = List.copyOf(histogram);
    top = List.copyOf(top);
  }

  /**
   * Figures of a number; null where there are too few values.
   *
   * @param deviation the sample's standard deviation
   * @param lowerQuartile approximate, as are the median and the upper one
   */
  public record Numbers(
      @Nullable Double mean,
      @Nullable Double deviation,
      @Nullable Double lowerQuartile,
      @Nullable Double median,
      @Nullable Double upperQuartile) {}

  /**
   * So many values are at least {@code from} and below {@code to}; the last bin holds its end too.
   *
   * @param from a Double, or an Instant for times
   */
  public record Bin(Object from, Object to, long count) {}

  /** A value, at most 200 characters of it, and how many rows have it. */
  public record TopValue(String value, long count) {}

  /** The share of rows without a value, 0..1; NaN without rows. */
  public double nullShare() {
    return (double) nulls / (values + nulls);
  }
}
