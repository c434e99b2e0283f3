package forewarn.console.ticket;

import forewarn.warehouse.export.ResultFile;
import forewarn.warehouse.query.Column;
import forewarn.warehouse.query.Queries;
import forewarn.warehouse.query.Table;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All rows behind a figure, with all columns of the table of tickets. */
record RowsFile(Table table) {
  // What the pages add to the table is not part of it; an age would be, of a customer named.
  private static final String COLUMNS = "* exclude (customer_age, customer_cases, cluster_id)";

  /**
   * @param extent empty when there are no tickets: the file has no rows then
   */
  static RowsFile of(Rows asked, Optional<Extent> extent, Queries queries) {
    if (extent.isEmpty()) {
      return new RowsFile(queries.select("select * from DATAMART.FACT_TICKET_SUMMARY limit 0"));
    }
    TicketCases cases = asked.cases(extent.get());
    return new RowsFile(queries.select(RowsPage.select(asked, cases, COLUMNS), cases.parameters()));
  }

  List<String> columns() {
    return table.columns().stream().map(Column::name).toList();
  }

  void writeTo(ResultFile file) throws IOException {
    for (List<@Nullable Object> row : table.rows()) {
      file.row(row);
    }
  }
}
