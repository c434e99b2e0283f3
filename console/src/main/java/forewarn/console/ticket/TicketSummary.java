package forewarn.console.ticket;

import static forewarn.console.language.Words.t;

import forewarn.console.chart.Chart;
import forewarn.console.figure.Tile;
import forewarn.console.filter.FilterBar;
import forewarn.console.table.DataTable;
import forewarn.warehouse.figure.Period;
import java.util.List;

/**
 * The page of how many tickets there are and how long they take.
 *
 * @param counts tiles of how many were opened, and how many are active
 * @param hours tiles of how long they took
 * @param months the table of the chart
 */
public record TicketSummary(
    FilterBar bar,
    Extent extent,
    Period period,
    List<Tile> counts,
    List<Tile> hours,
    DataTable issues,
    Chart chart,
    DataTable months) {
  public TicketSummary {
    counts = List.copyOf(counts);
    hours = List.copyOf(hours);
  }

  /** The days shown, in words. */
  public String periodText() {
    return Figures.text(period);
  }

  static TicketSummary of(FilterBar bar, Scope scope, TicketData data) {
    TicketDays days = data.days(scope.earliest(), scope.lastDay().plusDays(1), scope.area());
    Figures figures = new Figures(scope, days);
    SummaryTiles tiles = new SummaryTiles(scope, figures, data);
    SummaryTables tables = new SummaryTables(scope, figures);
    MonthlyTickets months = MonthlyTickets.of(scope, days, data);
    return new TicketSummary(
        bar,
        scope.extent(),
        scope.period(),
        tiles.counts(),
        tiles.hours(),
        tables.issues(),
        months.chart(t("Tickets, new activations and fault rate")),
        months.table());
  }
}
