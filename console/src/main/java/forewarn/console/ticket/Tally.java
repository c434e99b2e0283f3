package forewarn.console.ticket;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tickets, added up; what nothing was reported of is NaN and not zero. Immutable. */
final class Tally {
  static final Tally NOTHING = new Tally(nothing());

  private final double[] parts;

  private Tally(double[] parts) {
    this.parts = parts;
  }

  /**
   * @param values of {@link Part}, in order
   */
  static Tally of(List<? extends @Nullable Object> values) {
    double[] parts = new double[Part.values().length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = values.get(i) instanceof Number number ? number.doubleValue() : Double.NaN;
    }
    return new Tally(parts);
  }

  static Tally sum(Collection<Tally> tallies) {
    double[] parts = nothing();
    for (Tally tally : tallies) {
      for (int i = 0; i < parts.length; i++) {
        double value = tally.parts[i];
        parts[i] =
            Double.isNaN(parts[i]) ? value : Double.isNaN(value) ? parts[i] : parts[i] + value;
      }
    }
    return new Tally(parts);
  }

  double of(Part part) {
    return parts[part.ordinal()];
  }

  /** Hours of downtime for each ticket. */
  double downtime() {
    return ratio(Part.DOWNTIME_HOURS, Part.DOWNTIME_TICKETS);
  }

  /** Hours that a ticket was held. */
  double held() {
    return ratio(Part.HELD_HOURS, Part.HELD_TICKETS);
  }

  private double ratio(Part of, Part to) {
    return of(to) > 0 ? of(of) / of(to) : Double.NaN;
  }

  private static double[] nothing() {
    double[] parts = new double[Part.values().length];
    Arrays.fill(parts, Double.NaN);
    return parts;
  }
}
