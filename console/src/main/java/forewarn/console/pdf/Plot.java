package forewarn.console.pdf;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart of a document, drawn as lines and areas that stay sharp at any size; its words are set by
 * the page.
 *
 * @param label what is shown, with its unit
 * @param top the value of the upper end as shown
 * @param most the value of the upper end
 * @param ticks what stands below, evenly spread; few enough to be read
 */
public record Plot(String label, String top, double most, List<String> ticks, List<Series> series) {
  private static final List<String> COLORS = List.of("#0b6f9e", "#c77700", "#627383", "#2f7d4f");

  public Plot {
    ticks = List.copyOf(ticks);
    series = List.copyOf(series);
  }

  /** How values are drawn. */
  public enum Form {
    /** On top of each other where there are several. */
    BAR,
    LINE
  }

  /**
   * Values from left to right.
   *
   * @param values null where not known
   */
  public record Series(String label, Form form, List<@Nullable Double> values) {
    public Series {
      values = java.util.Collections.unmodifiableList(new ArrayList<>(values));
    }
  }

  /** The colour of a series, which reads on white and tells apart in grey. */
  public String color(int series) {
    return COLORS.get(series % COLORS.size());
  }

  /** The smallest round number that all values stay below; 1 when there is none above 0. */
  public static double roundAbove(double largest) {
    if (!(largest > 0)) {
      return 1;
    }
    double power = Math.pow(10, Math.floor(Math.log10(largest)));
    for (double step : new double[] {1, 2, 2.5, 5, 10}) {
      if (step * power >= largest) {
        return step * power;
      }
    }
    return 10 * power;
  }
}
