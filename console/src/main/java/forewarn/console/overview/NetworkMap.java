package forewarn.console.overview;

import static forewarn.console.language.Words.t;

import forewarn.console.layout.Format;
import forewarn.console.live.Risk;
import forewarn.console.map.HeatMap;
import forewarn.console.map.MapLegend;
import forewarn.console.map.MapValue;
import forewarn.console.map.Maps;
import forewarn.console.map.Scale;
import forewarn.console.map.Shade;
import forewarn.console.overview.NetworkNow.Province;
import forewarn.console.overview.ProvinceFigures.Figures;
import forewarn.console.table.DataTable;
import forewarn.warehouse.figure.Period;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of the provinces as maps, in the reader's language. */
public final class NetworkMap {
  private NetworkMap() {}

  /** The worst risk of each province, with how many of its clusters are down or expected to be. */
  public static HeatMap risk(NetworkNow network, Maps maps) {
    List<MapValue> values =
        network.provinces().stream()
            .map(province ->
                new MapValue(
                    province.name(),
                    province.reporting() == 0 ? Double.NaN : province.affected(),
                    province.affected() == 0 ? "" : province.affected() + "/" + province.clusters(),
                    Shade.of(province.risk()),
                    riskWords(province),
                    "/clusters?province=" + encode(province.name())))
            .toList();
    List<MapLegend> legend =
        Arrays.stream(Risk.values())
            .map(risk -> new MapLegend(Shade.of(risk), risk.words()))
            .toList();
    DataTable.Column column =
        new DataTable.Column(
            "clusters_down_or_expected",
            t("Clusters down or expected"),
            DataTable.Kind.COUNT,
            "",
            t("Clusters in an outage now, or for which one is expected in the next hour."));
    return draw(MapMeasure.RISK, maps, values, legend, column);
  }

  /** The share of each province's terminals that is offline, of the clusters that report. */
  static HeatMap offline(NetworkNow network, Maps maps) {
    List<Province> provinces = network.provinces();
    Scale scale =
        Scale.ofNumbers(
            provinces.stream().map(Province::offlineShare).toList(), Scale.Worse.HIGHER);
    List<MapValue> values =
        provinces.stream()
            .map(province ->
                value(
                    province.name(),
                    province.offlineShare(),
                    scale,
                    Format.share(province.offlineShare(), 1, 1),
                    t(
                        "{0} of {1} ONTs offline",
                        Format.number(province.offline(), 0),
                        Format.number(province.registered(), 0)),
                    "/ont?province="))
            .toList();
    DataTable.Column column =
        new DataTable.Column(
            "offline_share",
            t("ONTs offline"),
            DataTable.Kind.SHARE,
            "",
            t("Terminals offline in the newest hour, of those registered in the same clusters."));
    return draw(
        MapMeasure.OFFLINE,
        maps,
        values,
        scale.legend(border -> Format.share(border, 1, decimals(scale.width() * 100))),
        column);
  }

  static HeatMap health(Figures health, Maps maps) {
    Scale scale = Scale.ofNumbers(health.values().values(), Scale.Worse.LOWER);
    List<MapValue> values =
        health.values().entrySet().stream()
            .map(one ->
                value(
                    one.getKey(),
                    one.getValue(),
                    scale,
                    Format.number(one.getValue(), 1),
                    t("health {0} of 100", Format.number(one.getValue(), 2)),
                    "/ont?province="))
            .toList();
    DataTable.Column column =
        new DataTable.Column(
            "health_score",
            t("Health"),
            DataTable.Kind.DECIMAL,
            "0..100",
            t(
                "The share of terminals online times the share of clusters without outage or alarm"
                    + " spike, averaged over the hours."));
    return draw(
        MapMeasure.HEALTH,
        maps,
        values,
        scale.legend(border -> Format.number(border, decimals(scale.width()))),
        column);
  }

  static HeatMap tickets(Figures tickets, Maps maps) {
    Scale scale = Scale.ofCounts(tickets.values().values(), Scale.Worse.HIGHER);
    List<MapValue> values =
        tickets.values().entrySet().stream()
            .map(one ->
                value(
                    one.getKey(),
                    one.getValue(),
                    scale,
                    Format.number(one.getValue(), 0),
                    t("{0} tickets", Format.number(one.getValue(), 0)),
                    "/tickets/area?province="))
            .toList();
    DataTable.Column column =
        new DataTable.Column(
            "tickets",
            t("Tickets"),
            DataTable.Kind.COUNT,
            "",
            t("Trouble tickets opened in the month."));
    return draw(
        MapMeasure.TICKETS, maps, values, scale.legend(border -> Format.number(border, 0)), column);
  }

  /** The hour a map is of, in words; a dash when there is none. */
  static String hour(@Nullable Instant hour) {
    return hour == null ? Format.NONE : Format.hour(hour) + " " + Format.zone();
  }

  /** What a map's figures are of, in words; a dash when there are none. */
  static String period(@Nullable Period period) {
    if (period == null) {
      return Format.NONE;
    }
    if (period.span() == Period.Span.DAY) {
      return t(
          "{0} to {1} {2}",
          Format.shortHour(period.from()), Format.shortHour(period.before()), Format.zone());
    }
    LocalDate last =
        LocalDate.ofInstant(period.before().minus(Duration.ofSeconds(1)), ZoneOffset.UTC);
    return t("{0} to {1}, days in UTC", Format.day(period.firstDay()), Format.day(last));
  }

  private static HeatMap draw(
      MapMeasure measure,
      Maps maps,
      List<MapValue> values,
      List<MapLegend> legend,
      DataTable.Column column) {
    return new HeatMap(
        "map-" + measure.key(),
        measure.words(),
        maps.map(),
        values,
        legend,
        column,
        maps.notes(values));
  }

  private static MapValue value(
      String province, double value, Scale scale, String text, String words, String path) {
    boolean known = !Double.isNaN(value);
    return new MapValue(
        province,
        value,
        known ? text : "",
        scale.shade(value),
        province + ": " + (known ? words : t("no data")),
        path + encode(province));
  }

  private static String riskWords(Province province) {
    return t(
        "{0}: {1}, highest probability {2} at {3}, {4} of {5} clusters reporting",
        province.name(),
        province.risk().words(),
        Format.probability(province.probability()),
        province.cluster(),
        province.reporting(),
        province.clusters());
  }

  private static int decimals(double width) {
    return width >= 1 && width == Math.rint(width) ? 0 : width >= 0.1 ? 1 : width >= 0.01 ? 2 : 3;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
