package forewarn.console.map;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.console.table.DataTable;
import forewarn.telemetry.TestNetwork;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HeatMapTest {
  private static final DataTable.Column TICKETS =
      new DataTable.Column("tickets", "Tickets", DataTable.Kind.COUNT, "", "");

  @Test
  void theReferenceNetworkIsWholeOnItsMap() {
    Set<String> provinces =
        TestNetwork.PLAN.clusters().stream()
            .map(cluster -> cluster.place().province())
            .collect(Collectors.toSet());

    assertThat(TileGrid.indonesia().shapes())
        .hasSize(34)
        .extracting(ProvinceMap.Shape::province)
        .containsExactlyInAnyOrderElementsOf(provinces);
    assertThat(TileGrid.indonesia().shapes())
        .extracting(ProvinceMap.Shape::code)
        .doesNotHaveDuplicates();
  }

  @Test
  void squaresDoNotOverlapAndLieWithinTheDrawing() {
    ProvinceMap map = TileGrid.indonesia();

    for (ProvinceMap.Shape one : map.shapes()) {
      assertThat(one.x()).isBetween(47.0, map.width() - 47);
      assertThat(one.y()).isBetween(47.0, map.height() - 47);
      for (ProvinceMap.Shape other : map.shapes()) {
        if (one != other) {
          assertThat(Math.max(Math.abs(one.x() - other.x()), Math.abs(one.y() - other.y())))
              .as(one.province() + " and " + other.province())
              .isGreaterThanOrEqualTo(one.room());
        }
      }
    }
  }

  @Test
  void aProvinceTheMapLacksHasAPlaceBesideItAndOneWithoutDataIsHatched() {
    HeatMap map = map(value("BALI", 7), value("Atlantis", 3));

    assertThat(map.elsewhere())
        .extracting(place -> place.value().province())
        .containsExactly("Atlantis");
    assertThat(map.places())
        .filteredOn(place -> place.value().shade() != Shade.UNKNOWN)
        .extracting(place -> place.value().province())
        .containsExactly("BALI");
    assertThat(map.hasUnknown()).isTrue();
  }

  @Test
  void drawsEachValueOnceWithItsWordsItsLinkAndItsTable() {
    String html = render(map(value("Bali", 7), value("Atlantis", 3)));

    assertThat(html)
        .containsOnlyOnce("data-province=\"Bali\" data-value=\"7.0\"")
        .contains("href=\"/tickets?province=Bali\"", "aria-label=\"Bali: 7 tickets\"")
        .contains("aria-label=\"Aceh: no data\"", "url(#tickets-map-hatch)")
        .contains("Not on the map", "data-province=\"Atlantis\"")
        .contains("<td class=\"num\" data-value=\"7.0\">7</td>");
  }

  @Test
  void namesFromOutsideAreOnlyText() {
    String html = render(map(value("<b onclick=x>\"'", 1)));

    assertThat(html).doesNotContain("<b onclick").contains("&lt;b onclick=x>");
  }

  private static HeatMap map(MapValue... values) {
    return new HeatMap(
        "tickets-map",
        "Tickets",
        TileGrid.indonesia(),
        List.of(values),
        List.of(new MapLegend(Shade.STEP_2, "0 – 9")),
        TICKETS,
        List.of());
  }

  private static MapValue value(String province, double tickets) {
    return new MapValue(
        province,
        tickets,
        String.valueOf((int) tickets),
        Shade.STEP_2,
        province + ": " + (int) tickets + " tickets",
        "/tickets?province=" + province);
  }

  private static String render(HeatMap map) {
    StringOutput output = new StringOutput();
    TemplateEngine.createPrecompiled(ContentType.Html).render("map/map.jte", map, output);
    return output.toString();
  }
}
