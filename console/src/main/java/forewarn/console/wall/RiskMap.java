package forewarn.console.wall;

import static forewarn.console.language.Words.t;

import forewarn.console.layout.Format;
import forewarn.console.live.Risk;
import forewarn.console.map.HeatMap;
import forewarn.console.map.MapValue;
import forewarn.console.map.ProvinceMap;
import forewarn.console.map.Shade;
import forewarn.console.overview.NetworkNow;
import forewarn.console.overview.NetworkNow.Province;
import forewarn.console.table.DataTable;
import java.util.List;

/** The provinces by their worst cluster, as the wall draws them: a picture, which leads nowhere. */
final class RiskMap {
  private RiskMap() {}

  static HeatMap of(NetworkNow network, ProvinceMap map) {
    return new HeatMap(
        "wall-map",
        t("Worst cluster of each province"),
        map,
        network.regions().stream()
            .flatMap(region -> region.provinces().stream())
            .map(RiskMap::value)
            .toList(),
        List.of(),
        new DataTable.Column(
            "clusters", t("At risk or down"), DataTable.Kind.COUNT, t("clusters"), ""),
        List.of());
  }

  private static MapValue value(Province province) {
    long bad = province.down() + province.expected();
    String text =
        bad > 0
            ? Format.count(bad)
            : province.risk() == Risk.RAISED ? Format.probability(province.probability()) : "";
    return new MapValue(
        province.name(),
        province.reporting() == 0 ? Double.NaN : bad,
        text,
        Shade.of(province.risk()),
        t("{0}: {1}", province.name(), t(province.risk().words())),
        null);
  }
}
