package forewarn.warehouse.figure;

import forewarn.warehouse.catalogue.Additivity;
import forewarn.warehouse.catalogue.ColumnDefinition;
import forewarn.warehouse.query.Queries;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The terminals of the network over a period, from FACT_ONT_DAILY; the hours of a day that does not
 * wholly belong to the period come from FACT_ONT_HOURLY. How a measure is totalled over time
 * follows from its additivity in the catalogue:
 *
 * <ul>
 *   <li>alarms are summed;
 *   <li>terminals registered are those last reported within the last 24 hours of the period's data;
 *   <li>terminals offline are, for each cluster, the mean over the hours it reported.
 * </ul>
 *
 * Over places all of them are summed, so that provinces add up to the network. What was read is
 * kept until it changes, so that one instance is to be used again. Thread-safe.
 */
public final class OntStatus {
  private static final String DAILY = "DATAMART.FACT_ONT_DAILY";
  private static final String HOURLY = "DATAMART.FACT_ONT_HOURLY";
  private static final String YEARS =
      "select distinct year(date) from DATAMART.FACT_ONT_DAILY where date is not null";
  private static final Comparator<ClusterPart> BY_PLACE =
      Comparator.comparing(ClusterPart::region, Comparator.nullsLast(String::compareTo))
          .thenComparing(ClusterPart::province, Comparator.nullsLast(String::compareTo))
          .thenComparing(ClusterPart::olt, Comparator.nullsLast(String::compareTo))
          .thenComparing(ClusterPart::fdt, Comparator.nullsLast(String::compareTo))
          .thenComparing(ClusterPart::fat, Comparator.nullsLast(String::compareTo))
          .thenComparing(ClusterPart::cluster);
  private static final Duration DAY = Duration.ofDays(1);
  private static final double USUAL = 0.5;
  private static final double NEARLY_ALL = 0.05;

  private final Queries queries;
  private final KeptParts kept;
  // The month of the newest hour: what lies before it hardly changes.
  private volatile @Nullable LocalDate present;
  private volatile Years known = new Years(Set.of(), 0, 0);

  /**
   * Years there are days of.
   *
   * @param changes that were counted before they were read
   * @param changing the one whose days may come since then
   */
  private record Years(Set<Integer> years, long changes, int changing) {}

  public OntStatus(Queries queries) {
    this.queries = queries;
    this.kept = new KeptParts(queries);
    for (OntMeasure measure : OntMeasure.values()) {
      measure.requireAdditivity(additivity(queries, measure));
    }
  }

  /** The end of the newest hour that nearly all clusters have reported; empty without data. */
  public Optional<Instant> dataEnd() {
    List<Instant> newest = ever().stream().map(ClusterPart::lastHour).sorted().toList();
    if (newest.isEmpty()) {
      return Optional.empty();
    }
    // One that is silent for a day does not hold it back, and one that claims a later time does not
    // push it on.
    Instant usual = newest.get(place(USUAL, newest.size()));
    List<Instant> near =
        newest.stream()
            .filter(hour -> !hour.isBefore(usual.minus(DAY)) && !hour.isAfter(usual.plus(DAY)))
            .toList();
    Instant end = near.get(place(NEARLY_ALL, near.size())).plus(Duration.ofHours(1));
    present = LocalDate.ofInstant(end, ZoneOffset.UTC).withDayOfMonth(1);
    return Optional.of(end);
  }

  // The first of so many in order that at least this share of them does not exceed.
  private static int place(double share, int of) {
    return Math.max(1, (int) Math.ceil(share * of)) - 1;
  }

  /** Every cluster that ever reported, in the order of places, with its figures of all time. */
  public List<OntCluster> everReported() {
    return inArea(ever(), Area.NETWORK);
  }

  private Collection<ClusterPart> ever() {
    LocalDate month = present;
    return together(
        month == null
            ? List.of(Stretch.ever())
            : List.of(Stretch.upTo(month), Stretch.since(month)));
  }

  /** The years that there are days of. */
  public Set<Integer> years() {
    Years years = known;
    LocalDate begin = LocalDate.of(Math.max(1, years.changing()), 1, 1);
    boolean changed =
        !years.years().contains(years.changing())
            || queries.changedSince(DAILY, years.changes(), LocalDate.MIN, begin)
            || queries.changedSince(DAILY, years.changes(), begin.plusYears(1), LocalDate.MAX);
    return changed ? readYears() : years.years();
  }

  private Set<Integer> readYears() {
    long changes = queries.changes(DAILY);
    Set<Integer> years = new HashSet<>();
    for (List<@Nullable Object> row : queries.select(YEARS).rows()) {
      years.add(((Number) Objects.requireNonNull(row.getFirst())).intValue());
    }
    LocalDate month = present;
    known = new Years(Set.copyOf(years), changes, month == null ? 0 : month.getYear());
    return known.years();
  }

  /** What each cluster of an area did in a period; without those that reported nothing. */
  public List<OntCluster> clusters(Period period, Area area) {
    return clusters(List.of(period), area).getOrDefault(period, List.of());
  }

  /** The same for several periods, each once, asked for together. */
  public Map<Period, List<OntCluster>> clusters(Collection<Period> periods, Area area) {
    Map<Stretch, List<ClusterPart>> parts = find(periods);
    Map<Period, List<OntCluster>> found = new HashMap<>();
    for (Period period : periods) {
      List<OntCluster> clusters = inArea(together(Stretch.of(period), parts), area);
      if (!clusters.isEmpty()) {
        found.put(period, clusters);
      }
    }
    return found;
  }

  /**
   * The figures of an area in each month of some periods that has data, by the month's first day.
   *
   * @param periods that have no month in common
   */
  public Map<LocalDate, OntFigures> months(Collection<Period> periods, Area area) {
    Map<Stretch, List<ClusterPart>> parts = find(periods);
    Map<LocalDate, OntFigures> months = new TreeMap<>();
    for (Period period : periods) {
      ofMonths(Stretch.of(period))
          .forEach((month, stretches) -> {
            List<OntCluster> clusters = inArea(together(stretches, parts), area);
            if (!clusters.isEmpty()) {
              months.put(
                  month, OntFigures.sum(clusters.stream().map(OntCluster::figures).toList()));
            }
          });
    }
    return months;
  }

  /**
   * Alarms for each terminal and hour in an area, by the first day of the month: all alarms of the
   * month by all terminals of all its hours. Months that nothing is known of are missing.
   *
   * @param before the day after the last
   */
  public Map<LocalDate, Double> faultRates(LocalDate from, LocalDate before, Area area) {
    List<Stretch> stretches = Stretch.ofDays(from, before);
    Map<Stretch, List<ClusterPart>> parts = kept.find(stretches);
    Map<LocalDate, Double> rates = new TreeMap<>();
    ofMonths(stretches)
        .forEach((month, ofMonth) -> {
          List<ClusterPart> inArea =
              together(ofMonth, parts).stream().filter(part -> part.isIn(area)).toList();
          double hours =
              inArea.stream()
                  .mapToDouble(ClusterPart::ontHours)
                  .filter(sum -> !Double.isNaN(sum))
                  .sum();
          if (hours > 0) {
            rates.put(month, inArea.stream().mapToDouble(ClusterPart::alarms).sum() / hours);
          }
        });
    return rates;
  }

  private Map<Stretch, List<ClusterPart>> find(Collection<Period> periods) {
    Set<Stretch> stretches = new LinkedHashSet<>();
    periods.forEach(period -> stretches.addAll(Stretch.of(period)));
    return kept.find(stretches);
  }

  private static Map<LocalDate, List<Stretch>> ofMonths(List<Stretch> stretches) {
    return stretches.stream()
        .collect(Collectors.groupingBy(Stretch::month, TreeMap::new, Collectors.toList()));
  }

  private Collection<ClusterPart> together(List<Stretch> stretches) {
    return together(stretches, kept.find(stretches));
  }

  private static Collection<ClusterPart> together(
      List<Stretch> stretches, Map<Stretch, List<ClusterPart>> parts) {
    Map<String, ClusterPart> clusters = new HashMap<>();
    for (Stretch stretch : stretches) {
      parts
          .getOrDefault(stretch, List.of())
          .forEach(part -> clusters.merge(part.cluster(), part, ClusterPart::plus));
    }
    return clusters.values();
  }

  private static List<OntCluster> inArea(Collection<ClusterPart> parts, Area area) {
    Instant last =
        parts.stream().map(ClusterPart::lastHour).max(Instant::compareTo).orElse(Instant.EPOCH);
    return parts.stream()
        .filter(part -> part.isIn(area))
        .sorted(BY_PLACE)
        .map(part -> cluster(part, last))
        .toList();
  }

  private static OntCluster cluster(ClusterPart part, Instant last) {
    double[] values =
        Arrays.stream(OntMeasure.values())
            .mapToDouble(measure -> measure.total(part, last))
            .toArray();
    return new OntCluster(
        part.cluster(),
        text(part.region()),
        text(part.province()),
        text(part.olt()),
        text(part.fdt()),
        text(part.fat()),
        OntFigures.of(values, 1, part.hours()));
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  private static @Nullable Additivity additivity(Queries queries, OntMeasure measure) {
    return queries
        .catalogue()
        .find(HOURLY)
        .flatMap(hourly -> hourly.column(measure.column()))
        .map(ColumnDefinition::additivity)
        .orElse(null);
  }
}
