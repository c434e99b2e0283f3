package forewarn.console.cluster;

import static forewarn.console.language.Words.t;

import forewarn.console.table.DataTable;
import forewarn.console.table.DataTable.Column;
import forewarn.console.table.DataTable.Kind;
import forewarn.warehouse.query.Queries;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people have said and suffered in a cluster: its customers, their tickets, and the notes of
 * operators. All texts are from outside.
 *
 * @param notes the newest, newest first
 * @param noteCount all there are
 */
public record ClusterPeople(Customers customers, Cases cases, List<Note> notes, long noteCount) {
  // Read together: who has looked at one cluster looks at its neighbours next.
  private static final int NEIGHBOURS = 64;
  private static final String CUSTOMERS =
      """
      select cluster_id, count(*) as customers, avg(user_satisfaction_score) as satisfaction,
        sum(complaints_this_month) as complaints,
        sum(churn_flag) as churn, count(churn_flag) as churn_known,
        count(*) filter (where device_status = 'Offline') as offline,
        count(device_status) as status_known, max(arrived_at) as arrived
      from DATAMART.FACT_CUSTOMER_FEEDBACK where cluster_id in (%s) group by cluster_id
      """;
  private static final String FEEDBACK =
      """
      select cluster_id, customer_id, feedback_channel, feedback_topic, sentiment_label, rating_1_5,
        feedback_text,
        row_number() over (partition by cluster_id order by arrived_at desc, customer_id) as place
      from DATAMART.FACT_CUSTOMER_FEEDBACK
      where cluster_id in (%s) and feedback_text is not null
      qualify place <= 8 order by cluster_id, place
      """;
  private static final String CASES =
      """
      select date, case_id, customer_id, province, ticket_open, active_ticket,
        ticket_holding_time_hr, root_cause_top, indicator_status, customer_cluster_id as cluster_id,
        count(*) over of_cluster as cases, min(date) over of_cluster as first,
        max(date) over of_cluster as newest,
        row_number() over (partition by customer_cluster_id order by date desc, case_id desc)
          as place
      from DATAMART.FACT_TICKET_SUMMARY where customer_cluster_id in (%s)
      window of_cluster as (partition by customer_cluster_id)
      qualify place <= 8 order by cluster_id, place
      """;
  private static final String NOTES =
      """
      select cluster_id, timestamp_1h, severity_bucket, event_type, note_kind, written_by,
        event_transcript, count(*) over (partition by cluster_id) as notes,
        row_number() over (partition by cluster_id order by timestamp_1h desc, transcript_id)
          as place
      from DATAMART.FACT_EVENT_TRANSCRIPTS where cluster_id in (%s)
      qualify place <= 8 order by cluster_id, place
      """;

  public ClusterPeople {
    notes = List.copyOf(notes);
  }

  /**
   * The customers of the cluster.
   *
   * @param satisfaction 0..1, on average; NaN when none is known
   * @param complaints of the present month; NaN when none is known
   * @param churn who is about to leave or has left; NaN when not known of anyone
   * @param offline whose device is offline; NaN when not known of anyone
   * @param arrived when this was reported last; null when there are no customers
   * @param feedback the latest words of some of them
   */
  public record Customers(
      long count,
      double satisfaction,
      double complaints,
      double churn,
      double offline,
      @Nullable Instant arrived,
      List<Feedback> feedback) {
    public Customers {
      feedback = List.copyOf(feedback);
    }
  }

  /**
   * What a customer has said.
   *
   * @param rating 1 to 5; NaN when not given
   */
  public record Feedback(
      String customer,
      String channel,
      String topic,
      String sentiment,
      double rating,
      String text) {}

  /**
   * The tickets that name a customer of the cluster.
   *
   * @param href where all of them are; null when there are none
   * @param newest the newest of them
   */
  public record Cases(long count, @Nullable String href, DataTable newest) {}

  /** An operator's note. */
  public record Note(
      Instant hour, String severity, String event, String kind, String writer, String text) {

    /** The class of the style sheet that the severity looks like. */
    public String tone() {
      return switch (severity) {
        case "critical" -> "down";
        case "major" -> "expected";
        case "minor" -> "raised";
        default -> "calm";
      };
    }
  }

  /**
   * Of one cluster.
   *
   * @param planned all clusters of the network plan, in order
   */
  static ClusterPeople of(String cluster, List<String> planned, Queries queries) {
    Neighbours neighbours = new Neighbours(cluster, together(cluster, planned), queries);
    List<Row> notes = neighbours.rows(NOTES);
    return new ClusterPeople(
        customers(neighbours),
        cases(neighbours),
        notes.stream()
            .map(row ->
                new Note(
                    row.instant("timestamp_1h"),
                    row.text("severity_bucket"),
                    row.text("event_type"),
                    row.text("note_kind"),
                    row.text("written_by"),
                    row.text("event_transcript")))
            .toList(),
        notes.isEmpty() ? 0 : (long) notes.getFirst().number("notes"));
  }

  private static List<String> together(String cluster, List<String> planned) {
    int place = planned.indexOf(cluster);
    int first = place - Math.floorMod(place, NEIGHBOURS);
    return place < 0
        ? List.of(cluster)
        : planned.subList(first, Math.min(planned.size(), first + NEIGHBOURS));
  }

  /** A cluster, and those that are read together with it. */
  private record Neighbours(String cluster, List<String> clusters, Queries queries) {
    /** Those of the cluster. */
    List<Row> rows(String sql) {
      String marks = String.join(", ", Collections.nCopies(clusters.size(), "?"));
      return Row.of(queries.selectKept(sql.formatted(marks), clusters.toArray())).stream()
          .filter(row -> row.text("cluster_id").equals(cluster))
          .toList();
    }
  }

  private static Customers customers(Neighbours neighbours) {
    List<Row> known = neighbours.rows(CUSTOMERS);
    if (known.isEmpty()) {
      return new Customers(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, null, List.of());
    }
    Row row = known.getFirst();
    return new Customers(
        (long) row.number("customers"),
        row.number("satisfaction"),
        row.number("complaints"),
        row.number("churn_known") > 0 ? row.number("churn") : Double.NaN,
        row.number("status_known") > 0 ? row.number("offline") : Double.NaN,
        row.value("arrived") instanceof Instant arrived ? arrived : null,
        neighbours.rows(FEEDBACK).stream()
            .map(said ->
                new Feedback(
                    said.text("customer_id"),
                    said.text("feedback_channel"),
                    said.text("feedback_topic"),
                    said.text("sentiment_label"),
                    said.number("rating_1_5"),
                    said.text("feedback_text")))
            .toList());
  }

  private static Cases cases(Neighbours neighbours) {
    List<Row> rows = neighbours.rows(CASES);
    List<Column> columns =
        List.of(
            new Column("date", t("Day"), Kind.DATE, "", t("UTC")),
            new Column("case_id", t("Case"), Kind.TEXT, "", ""),
            new Column("customer_id", t("Customer"), Kind.TEXT, "", ""),
            new Column("province", t("Province"), Kind.TEXT, "", t("Of the case.")),
            new Column("ticket_open", t("Opened"), Kind.COUNT, "", ""),
            new Column("active_ticket", t("Active"), Kind.COUNT, "", ""),
            new Column("ticket_holding_time_hr", t("Held"), Kind.DECIMAL, "h", ""),
            new Column("root_cause_top", t("Top issue"), Kind.TEXT, "", ""),
            new Column("indicator_status", t("State"), Kind.TEXT, "", ""));
    List<DataTable.Row> shown =
        rows.stream()
            .map(row -> new DataTable.Row(row.cells().subList(0, columns.size()), null, ""))
            .toList();
    DataTable newest = new DataTable("cluster-tickets", t("Tickets"), columns, shown, null);
    if (rows.isEmpty()) {
      return new Cases(0, null, newest);
    }
    Row first = rows.getFirst();
    String href =
        "/tickets/rows?from=%s&to=%s&cluster=%s"
            .formatted(
                first.text("first"),
                first.text("newest"),
                java.net.URLEncoder.encode(
                    neighbours.cluster(), java.nio.charset.StandardCharsets.UTF_8));
    return new Cases((long) first.number("cases"), href, newest);
  }
}
