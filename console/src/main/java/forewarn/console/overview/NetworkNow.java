package forewarn.console.overview;

import forewarn.console.live.Glance;
import forewarn.console.live.OutageWatch;
import forewarn.console.live.Risk;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The state of the whole network, from the newest prediction of each cluster. A cluster that is
 * silent for more than {@link #SILENT_HOURS} hours of data counts as one without data, not as a
 * calm one.
 *
 * @param hour the data's clock; null before the first prediction
 * @param clusters known
 * @param reporting of them, those that are not silent
 * @param offline ONTs of the reporting clusters, NaN when none reports them
 * @param registered ONTs of the same clusters
 * @param down clusters in an outage now
 * @param expected clusters for which an outage is expected in the next hour
 * @param expectedOnts ONTs registered there
 * @param worst down and expected clusters, those with most ONTs first
 * @param regions with their provinces, in alphabetical order
 */
public record NetworkNow(
    @Nullable Instant hour,
    long clusters,
    long reporting,
    double offline,
    double registered,
    long down,
    long expected,
    double expectedOnts,
    List<Glance> worst,
    List<Region> regions) {
  static final int SILENT_HOURS = 2;
  private static final String ELSEWHERE = "Unknown";

  /** A region's provinces. */
  public record Region(String name, List<Province> provinces) {}

  /**
   * A province as one tile.
   *
   * @param risk the worst of its clusters
   * @param probability the highest, NaN without data
   * @param offline ONTs of the reporting clusters, NaN when none reports them
   * @param registered ONTs of the same clusters
   * @param cluster the one the risk is from
   */
  public record Province(
      String name,
      Risk risk,
      double probability,
      long clusters,
      long reporting,
      long down,
      long expected,
      double offline,
      double registered,
      String cluster) {

    /** Clusters that are down or expected to be. */
    public long affected() {
      return down + expected;
    }

    /** 0..1, NaN when not known. */
    public double offlineShare() {
      return registered > 0 ? offline / registered : Double.NaN;
    }
  }

  /** From what is known of every cluster. */
  public static NetworkNow of(OutageWatch watch) {
    long hour = watch.newestHour();
    List<Glance> all = watch.newestOfEachCluster();
    List<Glance> reporting =
        all.stream().filter(glance -> glance.epochHour() >= hour - SILENT_HOURS).toList();
    List<Glance> expected = reporting.stream().filter(g -> g.risk() == Risk.EXPECTED).toList();
    return new NetworkNow(
        all.isEmpty() ? null : Instant.ofEpochSecond(hour * 3600),
        all.size(),
        reporting.size(),
        sum(reporting.stream().map(Glance::offline).toList()),
        sum(reporting.stream().map(Glance::registered).toList()),
        reporting.stream().filter(Glance::outageNow).count(),
        expected.size(),
        sum(expected.stream().map(Glance::registered).toList()),
        worst(reporting),
        regions(all, hour));
  }

  /** Of all regions. */
  List<Province> provinces() {
    return regions.stream().flatMap(region -> region.provinces().stream()).toList();
  }

  /** Whether a cluster's newest prediction is new enough to count. */
  public boolean isReporting(Glance glance) {
    return hour != null && glance.hour().plus(Duration.ofHours(SILENT_HOURS)).compareTo(hour) >= 0;
  }

  /** The risk a glance stands for at this hour of data. */
  static Risk riskAt(Glance glance, long hour) {
    return glance.epochHour() >= hour - SILENT_HOURS ? glance.risk() : Risk.UNKNOWN;
  }

  private static List<Glance> worst(List<Glance> reporting) {
    return reporting.stream()
        .filter(glance -> glance.risk() == Risk.EXPECTED || glance.risk() == Risk.DOWN)
        .sorted(
            Comparator.comparing((Glance glance) -> glance.risk() == Risk.DOWN)
                .thenComparing(Comparator.comparingDouble(Glance::registered).reversed())
                .thenComparing(Glance::clusterId))
        .toList();
  }

  private static List<Region> regions(List<Glance> all, long hour) {
    Map<String, Map<String, List<Glance>>> grouped =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    glance -> named(glance.region()),
                    TreeMap::new,
                    Collectors.groupingBy(
                        glance -> named(glance.province()), TreeMap::new, Collectors.toList())));
    return grouped.entrySet().stream()
        .map(region ->
            new Region(
                region.getKey(),
                region.getValue().entrySet().stream()
                    .map(province -> province(province.getKey(), province.getValue(), hour))
                    .toList()))
        .toList();
  }

  private static Province province(String name, List<Glance> glances, long hour) {
    Map<Risk, Long> counts = new EnumMap<>(Risk.class);
    glances.forEach(glance -> counts.merge(riskAt(glance, hour), 1L, Long::sum));
    long silent = counts.getOrDefault(Risk.UNKNOWN, 0L);
    Glance worst =
        glances.stream()
            .min(
                Comparator.comparing((Glance glance) -> riskAt(glance, hour))
                    .thenComparing(Comparator.comparingDouble(Glance::probability).reversed()))
            .orElseThrow();
    List<Glance> counted =
        glances.stream()
            .filter(glance -> riskAt(glance, hour) != Risk.UNKNOWN)
            .filter(glance -> !Double.isNaN(glance.offline()) && !Double.isNaN(glance.registered()))
            .toList();
    return new Province(
        name,
        riskAt(worst, hour),
        silent == glances.size() ? Double.NaN : worst.probability(),
        glances.size(),
        glances.size() - silent,
        counts.getOrDefault(Risk.DOWN, 0L),
        counts.getOrDefault(Risk.EXPECTED, 0L),
        sum(counted.stream().map(Glance::offline).toList()),
        sum(counted.stream().map(Glance::registered).toList()),
        worst.clusterId());
  }

  private static String named(@Nullable String name) {
    return Optional.ofNullable(name).orElse(ELSEWHERE);
  }

  // NaN only when nothing was reported: a missing value is no zero.
  private static double sum(List<Double> values) {
    List<Double> reported = values.stream().filter(value -> !Double.isNaN(value)).toList();
    return reported.isEmpty()
        ? Double.NaN
        : reported.stream().mapToDouble(Double::doubleValue).sum();
  }
}
