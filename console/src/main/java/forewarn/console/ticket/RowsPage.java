package forewarn.console.ticket;

import static forewarn.console.language.Words.t;

import forewarn.console.table.DataTable;
import forewarn.console.table.DataTable.Column;
import forewarn.warehouse.query.Queries;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A page of the rows behind a figure.
 *
 * @param provinces to choose from, by region
 * @param total of all rows, not only of this page
 */
public record RowsPage(
    Rows asked,
    TicketCases shown,
    Map<String, List<String>> provinces,
    DataTable table,
    Total total) {
  static final int SIZE = 50;
  private static final List<RowColumn> COLUMNS = List.of(RowColumn.values());
  private static final String TOTAL =
      "select count(*), count(distinct customer_id), sum(ticket_open), sum(active_ticket),"
          + " max(total_downtime_duration_hr) from ";

  /** All rows together; NaN where nothing was reported. */
  public record Total(long rows, long customers, double opened, double active, double longest) {}

  static RowsPage of(
      Rows asked, Extent extent, Map<String, List<String>> provinces, Queries queries) {
    TicketCases cases = asked.cases(extent);
    return new RowsPage(
        asked, cases, provinces, table(asked, cases, queries), total(asked, cases, queries));
  }

  public int pages() {
    return (int) Math.max(1, Math.ceilDiv(total.rows(), (long) SIZE));
  }

  /** The page shown. */
  public int pageNumber() {
    return asked.pageNumber();
  }

  /** The provinces of the chosen region, or all. */
  public List<String> offeredProvinces() {
    return provinces.entrySet().stream()
        .filter(region -> asked.region() == null || region.getKey().equals(asked.region()))
        .flatMap(region -> region.getValue().stream())
        .sorted()
        .toList();
  }

  /** Where a page of the same rows is. */
  public String href(int page) {
    return "/tickets/rows" + asked.onPage(page).query();
  }

  public List<RowColumn> columns() {
    return COLUMNS;
  }

  /** The select of all rows, in order. */
  static String select(Rows asked, TicketCases cases, String columns) {
    RowColumn column = asked.column();
    return "select "
        + columns
        + " from "
        + cases.source()
        + " where "
        + asked.kind().condition()
        + " order by "
        + column.column()
        + (asked.descending() ? " desc" : "")
        + " nulls last, case_id desc";
  }

  private static DataTable table(Rows asked, TicketCases cases, Queries queries) {
    String columns = COLUMNS.stream().map(RowColumn::column).collect(Collectors.joining(", "));
    String sql =
        select(asked, cases, columns)
            + " limit "
            + SIZE
            + " offset "
            + (asked.pageNumber() - 1L) * SIZE;
    List<DataTable.Row> rows =
        queries.selectKept(sql, cases.parameters()).rows().stream()
            .map(values -> new DataTable.Row(values, null, ""))
            .toList();
    return new DataTable(
        "ticket-rows",
        t("Cases"),
        COLUMNS.stream()
            .map(one -> new Column(one.column(), t(one.label()), one.kind(), one.unit(), ""))
            .toList(),
        rows,
        "/tickets/rows" + asked.query());
  }

  private static Total total(Rows asked, TicketCases cases, Queries queries) {
    List<@Nullable Object> row =
        queries
            .selectKept(
                TOTAL + cases.source() + " where " + asked.kind().condition(), cases.parameters())
            .rows()
            .getFirst();
    double[] values = row.stream().mapToDouble(RowsPage::number).toArray();
    return new Total((long) values[0], (long) values[1], values[2], values[3], values[4]);
  }

  private static double number(@Nullable Object value) {
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  /** The kinds that can be chosen. */
  public List<Only> kinds() {
    return Arrays.asList(Only.values());
  }
}
