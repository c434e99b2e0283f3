package forewarn.console.ticket;

import static forewarn.console.language.Words.t;

import forewarn.console.filter.Filter;
import forewarn.console.layout.Format;
import forewarn.console.map.HeatMap;
import forewarn.console.map.MapLegend;
import forewarn.console.map.MapValue;
import forewarn.console.map.ProvinceMap;
import forewarn.console.map.Scale;
import forewarn.console.map.Shade;
import forewarn.console.table.DataTable;
import forewarn.console.table.DataTable.Column;
import forewarn.console.table.DataTable.Kind;
import forewarn.console.table.DataTable.Row;
import forewarn.warehouse.figure.Area;
import forewarn.warehouse.figure.Change;
import forewarn.warehouse.figure.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tickets of each province.
 *
 * @param provinces those with the most tickets first, then those without any report
 */
record ProvinceTickets(Scope scope, List<Province> provinces) {
  // Of a year that is the period before it.
  private static final String LAST_YEAR = "change_last_year";
  private static final String OPENED_DEFINITION = "Tickets opened.";

  /** A province in this period, in the one before, and a year before. */
  record Province(String name, Tally now, Tally previous, Tally yearBefore) {}

  /**
   * @param planned the provinces of the network plan: one without tickets is told from one that
   *     does not exist
   */
  static ProvinceTickets of(Collection<String> planned, Scope scope, TicketData data) {
    Period period = scope.period();
    // Of a year, the period before it is that of a year before.
    List<Period> periods =
        Stream.of(period, period.previous(), period.yearBefore())
            .distinct()
            .filter(like -> like.equals(period) || scope.extent().covers(like))
            .toList();
    Map<Period, Map<String, Tally>> found = data.provinces(periods, scope.area());
    Map<String, Tally> now = found.getOrDefault(period, Map.of());
    Map<String, Tally> previous = found.getOrDefault(period.previous(), Map.of());
    Map<String, Tally> yearBefore = found.getOrDefault(period.yearBefore(), Map.of());
    TreeSet<String> names = new TreeSet<>(now.keySet());
    String chosen = scope.area().province();
    planned.stream().filter(name -> chosen == null || chosen.equals(name)).forEach(names::add);
    return new ProvinceTickets(
        scope,
        names.stream()
            .map(name ->
                new Province(
                    name,
                    now.getOrDefault(name, Tally.NOTHING),
                    previous.getOrDefault(name, Tally.NOTHING),
                    yearBefore.getOrDefault(name, Tally.NOTHING)))
            .sorted(Comparator.comparingDouble(ProvinceTickets::order))
            .toList());
  }

  private static double order(Province province) {
    double opened = province.now().of(Part.OPENED);
    return Double.isNaN(opened) ? Double.MAX_VALUE : -opened;
  }

  DataTable table(String title) {
    boolean ofYear = scope.period().span() == Period.Span.YEAR;
    List<Column> columns =
        Stream.of(
                new Column("province", t("Province"), Kind.TEXT, "", t("Of the case.")),
                new Column("tickets", t("Opened"), Kind.COUNT, "", t(OPENED_DEFINITION)),
                new Column("share", t("Share"), Kind.SHARE, "", t("Of all tickets opened.")),
                new Column(
                    "change_previous",
                    ofYear ? t("Year before") : t("Month before"),
                    Kind.CHANGE,
                    "",
                    t("Change of the tickets opened against it.")),
                new Column(
                    LAST_YEAR,
                    t("Last year"),
                    Kind.CHANGE,
                    "",
                    t("Change of the tickets opened against it.")),
                new Column(
                    "active",
                    t("Still open of these"),
                    Kind.COUNT,
                    "",
                    t(
                        "Opened in these days and not closed; tickets of earlier days are not in it.")),
                new Column(
                    "downtime", t("Downtime"), Kind.DECIMAL, "h", t("On average, of a ticket.")),
                new Column("held", t("Held"), Kind.DECIMAL, "h", t("On average, of a ticket.")))
            .filter(column -> !ofYear || !column.name().equals(LAST_YEAR))
            .toList();
    return new DataTable(
        "ticket-provinces", title, columns, provinces.stream().map(this::row).toList(), null);
  }

  /**
   * The tickets opened, on a map.
   *
   * @param chosen of the page; a province on the map chooses itself, the chosen one shows its cases
   */
  HeatMap map(ProvinceMap map, Filter chosen) {
    Map<String, Province> known = new HashMap<>();
    provinces.forEach(province -> known.put(province.name(), province));
    Scale scale =
        Scale.ofCounts(
            provinces.stream().map(province -> province.now().of(Part.OPENED)).toList(),
            Scale.Worse.HIGHER);
    TreeSet<String> names = new TreeSet<>(known.keySet());
    map.shapes().forEach(shape -> names.add(shape.province()));
    List<MapLegend> legend =
        new ArrayList<>(scale.legend(border -> Format.number(border, /* decimals= */ 0)));
    legend.add(new MapLegend(Shade.UNKNOWN, t("not chosen, or no data")));
    return new HeatMap(
        "ticket-map",
        t("Tickets opened"),
        map,
        names.stream().map(name -> value(name, known.get(name), scale, chosen)).toList(),
        legend,
        new Column("tickets", t("Opened"), Kind.COUNT, t("tickets"), t(OPENED_DEFINITION)),
        List.of());
  }

  private MapValue value(String name, @Nullable Province province, Scale scale, Filter chosen) {
    double opened = province == null ? Double.NaN : province.now().of(Part.OPENED);
    String href = "/tickets/area" + chosen.withRegion(null).withProvince(name).query();
    if (province == null || Double.isNaN(opened)) {
      String why = province == null ? t("{0}: not chosen", name) : t("{0}: no data", name);
      return new MapValue(name, Double.NaN, "", Shade.UNKNOWN, why, province == null ? href : null);
    }
    String words =
        t(
            "{0}: {1} tickets opened, {2} of them still open, {3} h downtime a ticket",
            name,
            Format.number(opened, 0),
            Format.number(province.now().of(Part.ACTIVE), 0),
            Format.number(province.now().downtime(), 1));
    return new MapValue(
        name,
        opened,
        Format.number(opened, 0),
        scale.shade(opened),
        words,
        name.equals(chosen.province()) ? rows(province) : href);
  }

  private String rows(Province province) {
    return Rows.href(
        scope.period(), new Area(scope.area().region(), province.name(), null), Only.ALL);
  }

  private Row row(Province province) {
    double opened = province.now().of(Part.OPENED);
    List<@Nullable Object> values =
        new ArrayList<>(
            List.of(
                province.name(),
                opened,
                opened / total(),
                new Change(opened, province.previous().of(Part.OPENED)).relative()));
    if (scope.period().span() != Period.Span.YEAR) {
      values.add(new Change(opened, province.yearBefore().of(Part.OPENED)).relative());
    }
    values.addAll(
        List.of(province.now().of(Part.ACTIVE), province.now().downtime(), province.now().held()));
    return new Row(values, Double.isNaN(opened) ? null : rows(province), "");
  }

  private double total() {
    return Tally.sum(provinces.stream().map(Province::now).toList()).of(Part.OPENED);
  }
}
