package forewarn.console.incident;

import static forewarn.console.language.Words.t;

import forewarn.console.table.DataTable;
import forewarn.console.table.DataTable.Column;
import forewarn.console.table.DataTable.Kind;
import forewarn.operations.incident.Incident;
import forewarn.warehouse.query.Queries;
import forewarn.warehouse.query.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * What the warehouse knows around an incident: the predictions for its clusters in the hours about
 * it, and the newest tickets of their customers.
 *
 * @param predictions newest hour first
 * @param tickets newest first
 */
public record Surroundings(DataTable predictions, DataTable tickets) {
  private static final int CLUSTERS_LOOKED_AT = 50;
  private static final int MOST_ROWS = 12;
  private static final Duration BEFORE = Duration.ofHours(6);
  private static final Duration AFTER = Duration.ofHours(6);
  private static final String PREDICTIONS =
      """
      select cluster_id, timestamp_1h, probability, threshold, outcome
      from DATAMART.FACT_PREDICTIONS
      where cluster_id in (%s) and timestamp_1h between ? and ?
      order by timestamp_1h desc, probability desc limit %d
      """;
  private static final String TICKETS =
      """
      select case_id, date, customer_cluster_id, customer_id, root_cause_top, indicator_status
      from DATAMART.FACT_TICKET_SUMMARY where customer_cluster_id in (%s)
      order by date desc, case_id desc limit %d
      """;

  static Surroundings of(Incident incident, Queries queries) {
    List<String> clusters =
        incident.extent().clusters().stream().limit(CLUSTERS_LOOKED_AT).toList();
    if (clusters.isEmpty()) {
      return new Surroundings(predictions(List.of()), tickets(List.of()));
    }
    String places = String.join(", ", Collections.nCopies(clusters.size(), "?"));
    Instant began = incident.course().began();
    List<Object> about = new ArrayList<>(clusters);
    about.add(began.minus(BEFORE));
    about.add(began.plus(AFTER));
    Table predicted = queries.select(PREDICTIONS.formatted(places, MOST_ROWS), about.toArray());
    Table told = queries.select(TICKETS.formatted(places, MOST_ROWS), clusters.toArray());
    return new Surroundings(
        predictions(predicted.rows().stream().map(Surroundings::prediction).toList()),
        tickets(told.rows().stream().map(row -> new DataTable.Row(row, null, "")).toList()));
  }

  private static DataTable.Row prediction(List<? extends Object> row) {
    Object outcome = row.get(4);
    return new DataTable.Row(
        Arrays.asList(
            row.get(0),
            row.get(1),
            row.get(2),
            row.get(3),
            outcome == null
                ? t("Not known yet")
                : Objects.equals(outcome, true) || outcome.toString().equals("1")
                    ? t("Outage")
                    : t("None")),
        "/clusters/" + row.get(0),
        "");
  }

  private static DataTable predictions(List<DataTable.Row> rows) {
    return new DataTable(
        "incident-predictions",
        t("Predictions"),
        List.of(
            new Column("cluster_id", t("Cluster"), Kind.TEXT, "", ""),
            new Column("timestamp_1h", t("Hour"), Kind.HOUR, "", ""),
            new Column("probability", t("Probability"), Kind.SHARE, "", ""),
            new Column("threshold", t("Threshold"), Kind.SHARE, "", ""),
            new Column("outcome", t("Outcome"), Kind.TEXT, "", "")),
        rows,
        null);
  }

  private static DataTable tickets(List<DataTable.Row> rows) {
    return new DataTable(
        "incident-tickets",
        t("Tickets"),
        List.of(
            new Column("case_id", t("Case"), Kind.TEXT, "", ""),
            new Column("date", t("Day"), Kind.DATE, "", t("UTC")),
            new Column("cluster_id", t("Cluster"), Kind.TEXT, "", ""),
            new Column("customer_id", t("Customer"), Kind.TEXT, "", ""),
            new Column("root_cause_top", t("Top issue"), Kind.TEXT, "", ""),
            new Column("indicator_status", t("State"), Kind.TEXT, "", "")),
        rows,
        null);
  }
}
