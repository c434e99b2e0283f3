package forewarn.console.map;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Values in at most seven steps of one round width, the worse the more conspicuous.
 *
 * @param first where the lowest step begins
 * @param width of each
 * @param count of steps; 0 when there is no value
 * @param counted whether values are whole numbers
 * @param worse which end is bad
 */
public record Scale(double first, double width, int count, boolean counted, Worse worse) {
  private static final double[] ROUND = {1, 2, 2.5, 5};
  // A value on a border is not put below it by the last bit of a division.
  private static final double LEAST = 1e-9;

  /** Which values are conspicuous. */
  public enum Worse {
    HIGHER,
    LOWER
  }

  /** A scale of whole numbers. */
  public static Scale ofCounts(Collection<Double> values, Worse worse) {
    return of(values, true, worse);
  }

  /** A scale of any numbers; those that are NaN are not looked at. */
  public static Scale ofNumbers(Collection<Double> values, Worse worse) {
    return of(values, false, worse);
  }

  private static Scale of(Collection<Double> values, boolean counted, Worse worse) {
    double[] known =
        values.stream().mapToDouble(Double::doubleValue).filter(v -> !Double.isNaN(v)).toArray();
    if (known.length == 0) {
      return new Scale(0, 1, 0, counted, worse);
    }
    double least = known[0];
    double most = known[0];
    for (double value : known) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    double width = width(least, most, counted);
    double first = Math.floor(least / width + LEAST) * width;
    return new Scale(first, width, steps(least, most, width), counted, worse);
  }

  /** The step of a value. */
  public Shade shade(double value) {
    if (Double.isNaN(value) || count == 0) {
      return Shade.UNKNOWN;
    }
    int step = (int) Math.floor((value - first) / width + LEAST);
    return shade(Math.clamp(step, 0, count - 1));
  }

  /**
   * What each step stands for, the lowest first.
   *
   * @param shown a border as it is written
   */
  public List<MapLegend> legend(DoubleFunction<String> shown) {
    List<MapLegend> legend = new ArrayList<>();
    for (int step = 0; step < count; step++) {
      double from = first + step * width;
      double to = from + (counted ? width - 1 : width);
      String words = to == from ? shown.apply(from) : shown.apply(from) + " – " + shown.apply(to);
      legend.add(new MapLegend(shade(step), words));
    }
    return legend;
  }

  // Few steps are spread over all shades, so that the worst is always the most conspicuous.
  private Shade shade(int step) {
    int rank = worse == Worse.HIGHER ? step : count - 1 - step;
    return Shade.step(count == 1 ? 0 : Math.round((Shade.STEPS - 1f) * rank / (count - 1)));
  }

  private static double width(double least, double most, boolean counted) {
    double spread = most - least;
    double magnitude = Math.pow(10, Math.floor(Math.log10(spread > 0 ? spread / Shade.STEPS : 1)));
    for (double power = magnitude; ; power *= 10) {
      for (double round : ROUND) {
        double width = round * power;
        boolean whole = !counted || width == Math.rint(width);
        if (whole && steps(least, most, width) <= Shade.STEPS) {
          return width;
        }
      }
    }
  }

  private static int steps(double least, double most, double width) {
    return (int) (Math.floor(most / width + LEAST) - Math.floor(least / width + LEAST) + 1);
  }
}
