package forewarn.console.ont;

import static forewarn.console.language.Words.t;

import forewarn.console.filter.FilterBar;
import forewarn.console.layout.Format;
import forewarn.console.table.DataTable;
import forewarn.console.table.DataTable.Column;
import forewarn.console.table.DataTable.Kind;
import forewarn.warehouse.figure.OntMeasure;
import forewarn.warehouse.figure.Period;
import forewarn.warehouse.query.Queries;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The hours of one cluster that its figures were made from, the newest first.
 *
 * @param cluster empty when none is chosen
 * @param found how many there are; the page shows the newest of them
 */
public record OntHours(FilterBar bar, Period period, String cluster, long found, DataTable table) {
  static final int SHOWN = 1000;
  static final int ALL = Integer.MAX_VALUE;
  private static final String FROM =
      " from DATAMART.FACT_ONT_HOURLY where cluster_id = ? and date between ? and ?"
          + " and timestamp_1h < ?";
  private static final String COLUMNS =
      Arrays.stream(OntMeasure.values()).map(OntMeasure::column).collect(Collectors.joining(", "));

  static OntHours of(Queries queries, FilterBar bar, Period period, int most) {
    String cluster = bar.filter().cluster() == null ? "" : bar.filter().cluster();
    LocalDate lastDay = LocalDate.ofInstant(period.before().minusSeconds(1), ZoneOffset.UTC);
    Object[] parameters = {cluster, period.firstDay(), lastDay, period.before()};
    List<DataTable.Row> rows =
        queries
            .select(
                "select timestamp_1h, offline_ont_ratio, %s %s order by timestamp_1h desc limit %d"
                    .formatted(COLUMNS, FROM, most),
                parameters)
            .rows()
            .stream()
            .map(OntHours::row)
            .toList();
    return new OntHours(
        bar,
        period,
        cluster,
        count(queries, parameters),
        new DataTable(
            "ont-hours",
            t("Hours of {0}", cluster),
            columns(),
            rows,
            "/ont/hours/rows" + bar.filter().query()));
  }

  private static long count(Queries queries, Object[] parameters) {
    Object count =
        queries.select("select count(*)" + FROM, parameters).rows().getFirst().getFirst();
    return count instanceof Number number ? number.longValue() : 0;
  }

  private static List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("timestamp_1h", t("Hour"), Kind.HOUR, "", t("The hour, UTC in files.")));
    columns.add(
        new Column(
            "offline_ont_ratio",
            t("Offline share"),
            Kind.SHARE,
            "",
            t("Share of the terminals that is offline; from 15 % on it is taken for an outage.")));
    for (OntMeasure measure : OntMeasure.values()) {
      columns.add(
          new Column(
              measure.column(), Wording.label(measure), Kind.COUNT, Wording.unit(measure), ""));
    }
    return columns;
  }

  private static DataTable.Row row(List<@Nullable Object> values) {
    boolean outage = values.get(1) instanceof Number share && share.doubleValue() >= 0.15;
    return new DataTable.Row(values, null, outage ? "down" : "");
  }

  public String periodText() {
    return Wording.period(period);
  }

  /** How many hours are shown of how many. */
  public String shownText() {
    return t("{0} of {1} hours", Format.count(table.rows().size()), Format.count(found));
  }
}
