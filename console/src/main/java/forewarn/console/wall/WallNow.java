package forewarn.console.wall;

import forewarn.console.live.Glance;
import forewarn.console.live.OutageWatch;
import forewarn.console.live.Risk;
import forewarn.console.overview.DayChart;
import forewarn.console.overview.NetworkNow;
import forewarn.console.overview.NetworkNow.Province;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the wall shows of the network.
 *
 * @param network totals and provinces
 * @param day what was predicted and happened in the last 24 hours of data
 * @param worst clusters that are about to go down or are down
 * @param regions in alphabetical order
 */
public record WallNow(
    NetworkNow network, DayChart day, List<AtRisk> worst, List<RegionRow> regions) {
  private static final int ROWS = 6;
  private static final int HOURS_SHOWN = 24;

  public WallNow {
    worst = List.copyOf(worst);
    regions = List.copyOf(regions);
  }

  /**
   * A cluster that is down or about to be.
   *
   * @param onts of an expected outage all that are registered there, of one that is going on those
   *     that are offline; NaN when not reported
   * @param since the first hour of it
   */
  public record AtRisk(Glance glance, double onts, @Nullable Instant since) {
    static AtRisk of(Glance glance, OutageWatch watch) {
      double onts = glance.risk() == Risk.DOWN ? glance.offline() : glance.registered();
      return new AtRisk(glance, onts, watch.since(glance.clusterId()).orElse(null));
    }

    String key() {
      return glance.risk().key() + " " + glance.clusterId();
    }
  }

  /**
   * A region.
   *
   * @param reporting clusters that are not silent
   * @param offline ONTs of these, NaN when none is reported
   * @param registered ONTs of these, NaN when none is reported
   * @param worst the province with most clusters at risk or down, empty when there is none
   */
  public record RegionRow(
      String name,
      long clusters,
      long reporting,
      long expected,
      long down,
      double offline,
      double registered,
      String worst) {}

  static WallNow of(OutageWatch watch) {
    NetworkNow network = NetworkNow.of(watch);
    long newest = watch.newestHour();
    return new WallNow(
        network,
        DayChart.of(watch.hours(newest - HOURS_SHOWN + 1, newest + 1)),
        network.worst().stream().map(glance -> AtRisk.of(glance, watch)).toList(),
        network.regions().stream().map(WallNow::row).toList());
  }

  /**
   * Those that have room on the wall, expected ones first: a third of the room is kept for the
   * outages that are going on.
   */
  public List<AtRisk> shown() {
    List<AtRisk> expected = worst.stream().filter(one -> one.glance.risk() != Risk.DOWN).toList();
    List<AtRisk> down = worst.stream().filter(one -> one.glance.risk() == Risk.DOWN).toList();
    int forDown = Math.min(down.size(), Math.max(ROWS - expected.size(), ROWS / 3));
    List<AtRisk> shown = new ArrayList<>(first(expected, ROWS - forDown));
    shown.addAll(first(down, forDown));
    return shown;
  }

  /** ONTs that are offline in outages, or would be in the expected ones. */
  public double affected() {
    return worst.stream().mapToDouble(AtRisk::onts).filter(onts -> !Double.isNaN(onts)).sum();
  }

  private static List<AtRisk> first(List<AtRisk> rows, int most) {
    return rows.subList(0, Math.min(most, rows.size()));
  }

  private static RegionRow row(NetworkNow.Region region) {
    List<Province> provinces = region.provinces();
    return new RegionRow(
        region.name(),
        provinces.stream().mapToLong(Province::clusters).sum(),
        provinces.stream().mapToLong(Province::reporting).sum(),
        provinces.stream().mapToLong(Province::expected).sum(),
        provinces.stream().mapToLong(Province::down).sum(),
        sum(provinces, Province::offline),
        sum(provinces, Province::registered),
        provinces.stream()
            .filter(province -> province.affected() > 0)
            .max(Comparator.comparingLong(Province::affected))
            .map(Province::name)
            .orElse(""));
  }

  // NaN only when nothing was reported: a missing value is no zero.
  private static double sum(List<Province> provinces, ToDoubleFunction<Province> figure) {
    double[] reported =
        provinces.stream().mapToDouble(figure).filter(value -> !Double.isNaN(value)).toArray();
    return reported.length == 0 ? Double.NaN : Arrays.stream(reported).sum();
  }
}
