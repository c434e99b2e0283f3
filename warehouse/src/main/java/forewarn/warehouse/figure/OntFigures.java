package forewarn.warehouse.figure;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * The measures of a part of the network over a period.
 *
 * @param values NaN where nothing was reported
 * @param clusters how many reported
 * @param hours how many the cluster that reported most did
 */
public record OntFigures(Map<OntMeasure, Double> values, int clusters, long hours) {
  public static final OntFigures NONE = of(new double[OntMeasure.values().length], 0, 0);
  private static final double LIKE_HOURS = 0.9;
  private static final double LIKE_CLUSTERS = 0.5;

  /** Whether two periods can be compared. */
  public enum Likeness {
    LIKE,
    /** Nothing was reported in one of them. */
    NO_DATA,
    /** One of them lacks more of its hours than the other. */
    OTHER_HOURS,
    /** Fewer than half of the clusters reported in one of them. */
    OTHER_CLUSTERS
  }

  public OntFigures {
    values = Map.copyOf(values);
  }

  static OntFigures of(double[] values, int clusters, long hours) {
    Map<OntMeasure, Double> named = new EnumMap<>(OntMeasure.class);
    for (OntMeasure measure : OntMeasure.values()) {
      named.put(measure, clusters == 0 ? Double.NaN : values[measure.ordinal()]);
    }
    return new OntFigures(named, clusters, hours);
  }

  /** NaN where nothing was reported. */
  public double value(OntMeasure measure) {
    return values.getOrDefault(measure, Double.NaN);
  }

  public boolean isEmpty() {
    return clusters == 0;
  }

  /** All parts together: every measure may be summed over places. */
  public static OntFigures sum(Collection<OntFigures> parts) {
    double[] sums = new double[OntMeasure.values().length];
    Arrays.fill(sums, Double.NaN);
    for (OntFigures part : parts) {
      part.values.forEach((measure, value) -> {
        if (!Double.isNaN(value)) {
          int at = measure.ordinal();
          sums[at] = Double.isNaN(sums[at]) ? value : sums[at] + value;
        }
      });
    }
    return of(
        sums,
        parts.stream().mapToInt(OntFigures::clusters).sum(),
        parts.stream().mapToLong(OntFigures::hours).max().orElse(0));
  }

  /**
   * Whether these figures of a period can be compared with those of another: a period of which half
   * of the hours, or the network, are missing is not like one that is whole.
   */
  public Likeness likeness(Period period, OntFigures others, Period other) {
    if (isEmpty() || others.isEmpty()) {
      return Likeness.NO_DATA;
    }
    double coverage = (double) hours / period.length().toHours();
    double othersCoverage = (double) others.hours / other.length().toHours();
    if (areUnlike(coverage, othersCoverage, LIKE_HOURS)) {
      return Likeness.OTHER_HOURS;
    }
    return areUnlike(clusters, others.clusters, LIKE_CLUSTERS)
        ? Likeness.OTHER_CLUSTERS
        : Likeness.LIKE;
  }

  /** The change of a measure; its {@code before} is NaN when the periods are not alike. */
  public Change change(OntMeasure measure, Period period, OntFigures before, Period other) {
    return new Change(
        value(measure),
        likeness(period, before, other) == Likeness.LIKE ? before.value(measure) : Double.NaN);
  }

  private static boolean areUnlike(double one, double other, double least) {
    return Math.min(one, other) < least * Math.max(one, other);
  }
}
