package forewarn.warehouse.load;

import forewarn.telemetry.HourlyRecordCodec;
import forewarn.telemetry.HourlyRecords;
import forewarn.warehouse.catalogue.ColumnDefinition;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.load.Batch.Streamed;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rows for tables of bronze, from domains so small that keys repeat, references are sometimes
 * missing and some values are absurd.
 */
final class RandomArrivals {
  private static final Set<String> OURS =
      Set.of(
          "load_number",
          "row_number",
          "unreadable",
          "source_topic",
          "source_partition",
          "source_offset");
  private static final List<String> CLUSTERS = List.of("ACE7E-CL11", "ACE7E-CL12", "ACE7E-CL21");
  private static final Map<String, List<String>> TEXTS =
      Map.ofEntries(
          Map.entry("city", List.of("Aceh", " Bali ")),
          Map.entry("province", List.of("Aceh", "Bali")),
          Map.entry("region", List.of("Sumatra", "Java")),
          Map.entry("cluster_id", CLUSTERS),
          Map.entry("olt_id", List.of("OLT-ACE7E-01", "OLT-ACE7E-02")),
          Map.entry("customer_id", List.of("CUST00001", "cust00002", "CUST00003", "CUST00004")),
          Map.entry("case_id", List.of("CASE-1", "CASE-2", "CASE-3", "CASE-4")),
          Map.entry("device_status", List.of("Online", "offline")),
          Map.entry("sentiment_label", List.of("neutral", "Positive")),
          Map.entry("schedule_visit", List.of("yes", "No")),
          Map.entry("schedule_time", List.of("2024-12-01 10:00", "2024-12-02 08:30")),
          Map.entry("transcript_id", List.of("TX-1", "TX-2", "TX-3")),
          Map.entry("event_type", List.of("minor", "degraded", "alien")),
          Map.entry("severity_bucket", List.of("minor", "major")),
          Map.entry("event_transcript", List.of("a note", "another note")));
  private static final LocalDateTime FIRST_DAY = LocalDateTime.parse("2024-08-30T00:00:00");

  private final Random random;
  private long offset;

  RandomArrivals(Random random) {
    this.random = random;
  }

  /** A file's rows, as one load. */
  void load(Session session, Definition table) {
    List<ColumnDefinition> columns =
        table.columns().stream().filter(column -> !OURS.contains(column.name())).toList();
    String sql =
        "insert into %s (%s, load_number, row_number) values (%s, ?, ?)"
            .formatted(
                table.fullName(),
                columns.stream().map(ColumnDefinition::name).collect(Collectors.joining(", ")),
                columns.stream()
                    .map(column -> "cast(? as " + column.type() + ")")
                    .collect(Collectors.joining(", ")));
    session.transaction(() -> {
      long load = session.number("select coalesce(max(load_number), 0) + 1 from RAW.LOADS");
      session.update(
          "insert into RAW.LOADS (load_number, table_name, loaded_at, arrived_at) values (?, ?, now() at time zone 'UTC', ?)",
          load,
          table.name(),
          FIRST_DAY.plusDays(random.nextInt(40, 75)));
      for (int row = random.nextInt(1, 12); row > 0; row--) {
        List<Object> values = new ArrayList<>();
        columns.forEach(column -> values.add(value(column)));
        values.add(load);
        values.add(row);
        session.update(sql, values.toArray());
      }
    });
  }

  // What a row is about is nearly always there, what it says about it seldom: each value may break
  // a rule.
  private Object value(ColumnDefinition column) {
    String name = column.name();
    boolean tells = TEXTS.containsKey(name) || name.endsWith("_key") || name.equals("timestamp_1h");
    if (random.nextInt(30) == 0 || !tells && random.nextInt(3) > 0) {
      return null;
    }
    return switch (column.type()) {
      case "BIGINT" -> whole(name);
      case "DOUBLE" ->
          random.nextInt(40) == 0
              ? 5_000.0
              : name.startsWith("rx_") ? -random.nextInt(6, 30) : random.nextInt(4) / 4.0;
      case "TIMESTAMP" -> time(name);
      default -> text(name);
    };
  }

  private int whole(String column) {
    return switch (column) {
      case "customer_age" -> random.nextInt(12, 60);
      case "rating_1_5" -> random.nextInt(1, 6);
      default -> column.endsWith("_key") ? random.nextInt(1, 3) : random.nextInt(2);
    };
  }

  private LocalDateTime time(String column) {
    LocalDateTime day = FIRST_DAY.plusDays(random.nextInt(4) * 18L + random.nextInt(3));
    return column.equals("timestamp_1h") ? day.plusHours(random.nextInt(3)) : day;
  }

  private String text(String column) {
    List<String> domain = TEXTS.getOrDefault(column, List.of("a", " b ", "C"));
    return random.nextInt(30) == 0 ? "NOWHERE" : domain.get(random.nextInt(domain.size()));
  }

  /** Some records of the stream, the last of which does not take effect every now and then. */
  void stream(Session session) {
    StreamTable table = new StreamTable(session, "topic");
    List<Streamed> records = new ArrayList<>();
    for (int count = random.nextInt(1, 20); count > 0; count--) {
      records.add(streamed());
    }
    session.transaction(() -> table.append(records));
    table.committed(records.size());
  }

  private Streamed streamed() {
    Instant hour = time("timestamp_1h").toInstant(java.time.ZoneOffset.UTC);
    String cluster = CLUSTERS.get(random.nextInt(CLUSTERS.size()));
    return new Streamed(
        "{}",
        HourlyRecordCodec.encode(HourlyRecords.quiet(cluster, hour)),
        random.nextInt(3),
        offset++,
        hour);
  }
}
