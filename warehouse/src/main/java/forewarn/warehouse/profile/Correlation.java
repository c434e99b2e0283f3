package forewarn.warehouse.profile;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a number goes together with whether an outage follows: Pearson's coefficient, which with a
 * column of zeros and ones is the point-biserial one.
 *
 * @param column the number
 * @param coefficient in -1..1; null when one of the two never changes
 * @param rows where both are known
 */
public record Correlation(String column, @Nullable Double coefficient, long rows) {
  /** The column that is 1 when an outage follows in the next hour. */
  public static final String TARGET = "label_outage_1h";

  private static final double NONE = 0.02;
  private static final double WEAK = 0.1;
  private static final double MODERATE = 0.3;
  private static final double STRONG = 0.5;

  /** What it says, in one sentence. */
  public String sentence() {
    if (rows == 0) {
      return "No row has both values.";
    }
    if (coefficient == null) {
      return "Nothing can be said: one of the two is the same in all " + rows(rows) + " rows.";
    }
    double size = Math.abs(coefficient);
    String figures = String.format(Locale.ENGLISH, " (r = %.3f over %,d rows).", coefficient, rows);
    if (size < NONE) {
      return "No linear relation with outages in the next hour" + figures;
    }
    return "%s: %s values come before outages"
            .formatted(strength(size), coefficient > 0 ? "higher" : "lower")
        + figures;
  }

  private static String strength(double size) {
    if (size < WEAK) {
      return "Very weak";
    }
    if (size < MODERATE) {
      return "Weak";
    }
    return size < STRONG ? "Moderate" : "Strong";
  }

  private static String rows(long rows) {
    return String.format(Locale.ENGLISH, "%,d", rows);
  }
}
