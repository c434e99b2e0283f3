package forewarn.console.ticket;

import static forewarn.console.language.Words.t;

import forewarn.console.table.DataTable;
import forewarn.warehouse.query.Queries;
import forewarn.warehouse.query.Table;
import java.util.Optional;

/** All rows behind a figure, with all columns of the table of tickets, as files hold them. */
final class RowsFile {
  // What the pages add is not part of the table; an age would be one of a customer who is named.
  private static final String COLUMNS = "* exclude (customer_age, customer_cases, cluster_id)";
  private static final String NO_ROWS = "select * from DATAMART.FACT_TICKET_SUMMARY limit 0";

  private RowsFile() {}

  /**
   * @param extent empty when there are no tickets: the table has no rows then
   */
  static DataTable of(Rows asked, Optional<Extent> extent, Queries queries) {
    Table table =
        extent
            .map(asked::cases)
            .map(
                cases -> queries.select(RowsPage.select(asked, cases, COLUMNS), cases.parameters()))
            .orElseGet(() -> queries.select(NO_ROWS));
    return new DataTable(
        "ticket-cases",
        t("Cases"),
        table.columns().stream()
            .map(column ->
                new DataTable.Column(column.name(), column.name(), DataTable.Kind.TEXT, "", ""))
            .toList(),
        table.rows().stream().map(values -> new DataTable.Row(values, null, "")).toList(),
        null);
  }
}
