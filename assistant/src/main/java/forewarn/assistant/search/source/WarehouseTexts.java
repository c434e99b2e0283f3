package forewarn.assistant.search.source;

import forewarn.assistant.search.text.Entry;
import forewarn.assistant.search.text.Field;
import forewarn.assistant.search.text.Kind;
import forewarn.warehouse.query.Queries;
import forewarn.warehouse.query.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one table of the warehouse, in the order they were last changed, so that a place in
 * that order says what is still to be read.
 */
public final class WarehouseTexts {
  public static final String FIRST = "1970-01-01T00:00:00Z ";

  private final Kind kind;
  private final String table;
  private final String id;
  private final String select;
  private final Function<Row, Entry> entry;

  private WarehouseTexts(
      Kind kind, String table, String id, String select, Function<Row, Entry> entry) {
    this.kind = kind;
    this.table = table;
    this.id = id;
    this.select = select;
    this.entry = entry;
  }

  /** A row by the names of its columns. */
  private record Row(Map<String, Object> values) {
    String text(String column) {
      Object value = values.get(column);
      return value == null ? "" : value.toString().strip();
    }

    @Nullable Instant time(String column) {
      return switch (values.get(column)) {
        case Instant instant -> instant;
        case LocalDate day -> day.atStartOfDay(ZoneOffset.UTC).toInstant();
        case LocalDateTime time -> time.toInstant(ZoneOffset.UTC);
        case null, default -> null;
      };
    }

    Map<Field, String> marks(String severity, String eventType, String cluster) {
      Map<Field, String> marks = new HashMap<>();
      mark(marks, Field.SEVERITY, text(severity));
      mark(marks, Field.EVENT_TYPE, text(eventType));
      mark(marks, Field.REGION, text("region"));
      mark(marks, Field.PROVINCE, text("province"));
      mark(marks, Field.VENDOR, text("vendor"));
      mark(marks, Field.CLUSTER_ID, text(cluster));
      mark(marks, Field.OLT_ID, text("olt_id"));
      return marks;
    }

    private static void mark(Map<Field, String> marks, Field field, String value) {
      if (!value.isEmpty()) {
        marks.put(field, value);
      }
    }

    Map<String, String> details(String... columns) {
      Map<String, String> details = new LinkedHashMap<>();
      for (String column : columns) {
        if (!text(column).isEmpty()) {
          details.put(column, text(column));
        }
      }
      return details;
    }
  }

  /** Those of all tables that hold texts. */
  public static List<WarehouseTexts> all() {
    return List.of(notes(), feedback(), tickets());
  }

  private static WarehouseTexts notes() {
    return new WarehouseTexts(
        Kind.NOTE,
        "DATAMART.FACT_EVENT_TRANSCRIPTS",
        "transcript_id",
        "timestamp_1h, event_transcript, severity_bucket, event_type, region, province, vendor,"
            + " cluster_id, olt_id, note_kind, written_by",
        row ->
            new Entry(
                Kind.NOTE,
                row.text("transcript_id"),
                row.time("timestamp_1h"),
                row.text("event_transcript"),
                row.marks("severity_bucket", "event_type", "cluster_id"),
                List.of(),
                row.details("note_kind", "written_by")));
  }

  private static WarehouseTexts tickets() {
    return new WarehouseTexts(
        Kind.TICKET,
        "DATAMART.FACT_TICKET_SUMMARY",
        "case_id",
        "date, root_cause_top, rca_d, rca_g, rca_a, action_taken, close_subject,"
            + " indicator_status, region, province, vendor, customer_cluster_id, customer_id,"
            + " xl_id, duration_hours",
        row ->
            new Entry(
                Kind.TICKET,
                row.text("case_id"),
                row.time("date"),
                ticketText(row),
                row.marks("none", "root_cause_top", "customer_cluster_id"),
                List.of(row.text("customer_id"), row.text("xl_id")),
                row.details(
                    "customer_id",
                    "indicator_status",
                    "action_taken",
                    "close_subject",
                    "duration_hours")));
  }

  // In the words of a note, so that one query finds both.
  private static String ticketText(Row row) {
    List<String> sentences = new ArrayList<>();
    String cause = row.text("rca_d").equals("N/A") ? "" : row.text("rca_d");
    String where =
        String.join(
            ", ",
            List.of(row.text("rca_g"), row.text("rca_a")).stream()
                .filter(part -> !part.isEmpty() && !part.equals("Unknown"))
                .toList());
    sentence(sentences, "", row.text("root_cause_top"));
    sentence(
        sentences,
        "Root cause: ",
        cause.isEmpty() ? where : where.isEmpty() ? cause : cause + " (" + where + ")");
    sentence(sentences, "Action: ", row.text("action_taken"));
    sentence(sentences, "Closed as: ", row.text("close_subject"));
    return String.join(" ", sentences);
  }

  private static void sentence(List<String> sentences, String before, String what) {
    if (!what.isEmpty()) {
      sentences.add(before + what + ".");
    }
  }

  private static WarehouseTexts feedback() {
    return new WarehouseTexts(
        Kind.FEEDBACK,
        "DATAMART.FACT_CUSTOMER_FEEDBACK",
        "feedback_id",
        "feedback_text, feedback_topic, sentiment_label, feedback_channel, rating_1_5, region,"
            + " province, vendor, cluster_id, olt_id, customer_id, last_offline_ts",
        row ->
            new Entry(
                Kind.FEEDBACK,
                row.text("feedback_id"),
                row.time("last_offline_ts"),
                row.text("feedback_text"),
                row.marks("none", "feedback_topic", "cluster_id"),
                List.of(row.text("customer_id")),
                row.details("customer_id", "feedback_channel", "sentiment_label", "rating_1_5")));
  }

  public Kind kind() {
    return kind;
  }

  /**
   * Some texts behind a place.
   *
   * @param next the place behind them
   */
  public record Page(List<Entry> entries, String next) {}

  /**
   * The texts behind a place.
   *
   * @param place of {@link Page#next}; null for the beginning
   */
  public Page after(@Nullable String place, Queries queries, int most) {
    String from = place == null ? FIRST : place;
    int cut = from.indexOf(' ');
    Instant changed = Instant.parse(from.substring(0, cut));
    String last = from.substring(cut + 1);
    Table rows =
        queries.select(
            "select processed_at, %s, %s from %s where %s is not null and"
                    .formatted(id, select, table, id)
                + " (processed_at > ? or (processed_at = ? and %s > ?))".formatted(id)
                + " order by processed_at, %s limit %d".formatted(id, most),
            changed,
            changed,
            last);
    List<Entry> entries = new ArrayList<>();
    String next = from;
    for (List<?> values : rows.rows()) {
      Row row = row(rows, values);
      next = row.time("processed_at") + " " + row.text(id);
      Entry read = entry.apply(row);
      if (!read.text().isBlank()) {
        entries.add(read);
      }
    }
    return new Page(entries, next);
  }

  private static Row row(Table table, List<?> values) {
    Map<String, Object> row = new HashMap<>();
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      if (value != null) {
        row.put(table.columns().get(i).name(), value);
      }
    }
    return new Row(row);
  }

  /**
   * What the table holds.
   *
   * @param texts how many
   * @param earliest the time of the oldest; null when none has one
   */
  public record Content(long texts, @Nullable Instant earliest) {}

  public Content content(Queries queries) {
    String time = kind == Kind.TICKET ? "date" : kind == Kind.NOTE ? "timestamp_1h" : "null";
    String text =
        switch (kind) {
          case NOTE -> "event_transcript";
          case FEEDBACK -> "feedback_text";
          case TICKET, INCIDENT -> "case_id";
        };
    Table found =
        queries.selectKept(
            "select count(*) filter (where %s is not null and trim(%s) <> '') as texts,"
                    .formatted(id, text)
                + " min(%s) as earliest from %s".formatted(time, table));
    Row row = row(found, found.rows().getFirst());
    return new Content(Long.parseLong(row.text("texts")), row.time("earliest"));
  }

  /** Changes whenever the table does. */
  public String version(Queries queries) {
    Table found =
        queries.selectKept("select max(processed_at) as newest, count(*) as texts from " + table);
    Row row = row(found, found.rows().getFirst());
    return row.text("newest") + " " + row.text("texts");
  }
}
