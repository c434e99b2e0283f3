package forewarn.console.ticket;

import static forewarn.console.language.Words.t;

import forewarn.console.chart.Chart;
import forewarn.console.filter.FilterBar;
import forewarn.console.map.HeatMap;
import forewarn.console.map.ProvinceMap;
import forewarn.console.table.DataTable;
import forewarn.warehouse.figure.Period;

/** The page of where tickets are, whose they are, and how long they were held. */
public record TicketArea(
    FilterBar bar,
    Extent extent,
    Period period,
    HeatMap map,
    DataTable provinces,
    Breakdown repeated,
    Breakdown held,
    Breakdown ages) {

  /**
   * Cases or customers by kind.
   *
   * @param note what lies outside of the kinds shown; may be empty
   */
  public record Breakdown(Chart chart, DataTable table, String note) {}

  /** The days shown, in words. */
  public String periodText() {
    return Figures.text(period);
  }

  static TicketArea of(FilterBar bar, ProvinceMap map, Scope scope, TicketData data) {
    ProvinceTickets provinces = ProvinceTickets.of(bar.offeredProvinces(), scope, data);
    KindTables kinds = KindTables.of(scope, data);
    return new TicketArea(
        bar,
        scope.extent(),
        scope.period(),
        provinces.map(map, bar.filter()),
        provinces.table(t("Tickets by province")),
        kinds.repeated(),
        kinds.held(),
        AgeTable.of(scope, data).breakdown());
  }
}
