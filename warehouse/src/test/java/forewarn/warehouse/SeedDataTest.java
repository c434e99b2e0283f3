package forewarn.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.telemetry.SeedData;
import forewarn.warehouse.catalogue.CheckDefinition;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.catalogue.Kind;
import forewarn.warehouse.catalogue.Severity;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.file.FileImport;
import forewarn.warehouse.file.ImportedFile;
import forewarn.warehouse.model.Refresh;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference files through the real import: every table, and the reference join. */
class SeedDataTest {
  private static final String JOIN = "FACT_MERGED_TICKET_N_FEEDBACK";

  @TempDir static Path shared;
  @TempDir Path own;
  private static @Nullable Warehouse opened;

  @BeforeAll
  static void importsTheFiles() {
    opened = imported(shared);
  }

  private static Warehouse imported(Path dataDir) {
    Path folder = SeedData.file("RAW_ONT_STATUS_2024_11_12.parquet").getParent();
    Warehouse warehouse = TestWarehouse.open(dataDir);
    long start = System.nanoTime();
    List<ImportedFile> files =
        new FileImport(warehouse).importPaths(List.of(folder), Progress.none());
    long loaded = System.nanoTime();
    new Refresh(warehouse).refresh(Progress.none());
    System.out.printf(
        "SeedDataTest import %d ms, refresh %d ms%n",
        (loaded - start) / 1_000_000, (System.nanoTime() - loaded) / 1_000_000);
    assertThat(files).noneMatch(file -> file.outcome() == ImportedFile.Outcome.FAILED);
    return warehouse;
  }

  @AfterAll
  static void closes() {
    if (opened != null) {
      opened.close();
    }
  }

  private static Warehouse warehouse() {
    if (opened == null) {
      throw new IllegalStateException("Cannot test: no warehouse is open");
    }
    return opened;
  }

  @Test
  void everyRowOfEveryFileArrivesInGold() {
    Map<String, Long> rows = new TreeMap<>();
    for (String table : List.of("CITY", "OLT", "CLUSTER")) {
      rows.put(table, count("DATAMART.DIM_" + table));
    }
    for (Definition definition : warehouse().catalogue().definitions()) {
      if (definition.fullName().startsWith("DATAMART.FACT_")) {
        rows.put(definition.fullName().substring(14), count(definition.fullName()));
      }
    }
    assertThat(rows)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("CITY", 34L),
                Map.entry("OLT", 68L),
                Map.entry("CLUSTER", 204L),
                Map.entry("NETWORK_CONTEXT_STATIC", 204L),
                Map.entry("CUSTOMER_FEEDBACK", 204L),
                Map.entry("TICKET_SUMMARY", 24_854L),
                Map.entry("INCIDENTS", 0L),
                Map.entry("INCIDENT_TREND_SUMMARY", 24_854L),
                Map.entry("EVENT_TRANSCRIPTS", 36_550L),
                Map.entry("ML_FEATURES", 298_656L),
                Map.entry("ONT_STATUS", 298_656L),
                Map.entry("NETWORK_REALTIME_STATUS", 298_656L),
                Map.entry("ONT_HOURLY", 298_656L),
                Map.entry("ONT_DAILY", 204 * 61L),
                Map.entry("MERGED_TICKET_N_FEEDBACK", 24_854L),
                Map.entry("PREDICTIONS", 0L),
                Map.entry("MODEL_OUTCOMES", 0L),
                Map.entry("MODEL_PERFORMANCE", 0L),
                Map.entry("MODEL_DRIFT", 0L),
                Map.entry("MODEL_ALARMS", 0L)));
    assertThat(count("STAGING.REJECTED")).isZero();
  }

  @Test
  void theTicketFeedbackJoinIsTheReferenceFile() throws IOException {
    Path file = SeedData.file(JOIN + ".parquet");
    Path reachable = warehouse().importDirectory().resolve("reference.parquet");
    Files.copy(file, reachable);
    try (Session session = warehouse().session()) {
      String reference =
          "(select * replace (date::date as date) from read_parquet('%s'))".formatted(reachable);
      List<String> columns =
          session.describe("from " + reference).stream().map(column -> column.name()).toList();
      assertThat(session.describe("from DATAMART." + JOIN))
          .extracting(column -> column.name())
          .containsExactlyInAnyOrderElementsOf(columns);
      String named = String.join(", ", columns);
      String expected = "select %s from %s".formatted(named, reference);
      String made = "select %s from DATAMART.%s".formatted(named, JOIN);
      assertThat(count("(%s except all %s)".formatted(expected, made))).isZero();
      assertThat(count("(%s except all %s)".formatted(made, expected))).isZero();
    } finally {
      Files.delete(reachable);
    }
  }

  @Test
  void theReferenceDataIsOddOnlyWhereItIsKnownToBe() {
    Map<String, Long> odd = new TreeMap<>();
    for (Definition definition : warehouse().catalogue().definitions()) {
      for (CheckDefinition check : definition.checks()) {
        if (check.severity() != Severity.REJECT) {
          long rows = count("%s where %s".formatted(definition.fullName(), check.sql()));
          odd.compute(check.name(), (name, sum) -> sum == null ? rows : sum + rows);
        }
      }
    }
    assertThat(odd).containsEntry("same_city_on_both_sides", 24_117L);
    assertThat(odd).containsEntry("offline_device_went_offline_last", 7L);
    assertThat(odd.values().stream().filter(rows -> rows > 0)).hasSize(2);
  }

  @Test
  void whatTheDescriptionsSayOfTheDataIsTrue() {
    String ontHours =
        "(select city_key, date, sum(ont_registered) as ont_hours from DATAMART.FACT_ONT_STATUS group by all)";
    assertThat(
            count(
                "DATAMART.FACT_INCIDENT_TREND_SUMMARY join %s using (city_key, date) where total_onts = ont_hours"
                    .formatted(ontHours)))
        .isEqualTo(34 * 61);
    assertThat(
            count(
                "DATAMART.FACT_ONT_STATUS as now join DATAMART.FACT_ML_FEATURES as before"
                    + " on now.cluster_id = before.cluster_id and now.timestamp_1h = before.timestamp_1h + interval 1 hour"
                    + " where now.outage_now <> before.label_outage_1h"))
        .isZero();
    assertThat(
            count(
                "DATAMART.FACT_TICKET_SUMMARY where active_flag <> (active_ticket > 0)::int"
                    + " or (schedule_visit = 'Yes') <> (ticket_open > 0)"
                    + " or abs(total_downtime_duration_hr - least(240, 0.8 * ticket_open * duration_hours)) > 1e-9"
                    + " or avg_ticket_duration_hr <> duration_hours"))
        .isZero();
    assertThat(count("DATAMART.FACT_EVENT_TRANSCRIPTS where written_by is null or region is null"))
        .isZero();
  }

  @Test
  void anArrivalIsKeptOrRejectedOrReplacedByALaterOne() throws IOException {
    try (Warehouse warehouse = imported(own);
        Session session = warehouse.session()) {
      assertThat(unaccounted(warehouse, session)).isEmpty();

      new FileImport(warehouse).importPaths(List.of(corrections()), Progress.none());
      new Refresh(warehouse).refresh(Progress.none());
      new Refresh(warehouse).refreshNow("DATAMART.FACT_NETWORK_REALTIME_STATUS");

      assertThat(unaccounted(warehouse, session)).isEmpty();
      assertThat(count(session, "RAW.RAW_TICKET_SUMMARY where case_id = 'CASE-100000'"))
          .isEqualTo(3);
      assertThat(count(session, "DATAMART.FACT_TICKET_SUMMARY")).isEqualTo(24_854);
      assertThat(
              count(
                  session,
                  "DATAMART." + JOIN + " where case_id = 'CASE-100000' and ticket_open = 5"))
          .isOne();
      assertThat(
              count(
                  session,
                  "DATAMART.FACT_NETWORK_REALTIME_STATUS where cluster_id = 'ACE7E-CL11' and outage_now = 1"
                      + " and rx_power_avg = -19.5 and region_clusters_in_outage = 1 and timestamp_1h = timestamp '2024-11-05 13:00:00'"))
          .isOne();
      assertThat(
              session.list("select rule from STAGING.REJECTED order by rule", row -> row.text(1)))
          .containsExactly("city_known", "rx_power_avg_in_range", "values_readable");
    }
  }

  private Path corrections() throws IOException {
    Path folder = Files.createDirectories(own.resolve("in"));
    Files.writeString(
        folder.resolve("RAW_TICKET_SUMMARY_corrected.csv"),
        """
        date,city_key,case_id,customer_id,ticket_open,ticket_closed
        2023-01-01,1,CASE-100000,CUST00133,4,2
        2023-01-01,1,CASE-100000,CUST00133,5,2
        2023-01-02,99,CASE-100001,CUST00133,5,2
        """);
    Files.writeString(
        folder.resolve("RAW_ONT_STATUS_corrected.csv"),
        """
        timestamp_1h,cluster_id,rx_power_avg,outage_now
        1730811600000000000,ACE7E-CL11,-19.5 dBm,1
        2024-11-05T13:00:00Z,ACE7E-CL12,-2 dBm,1
        2024-11-05T13:00:00Z,ACE7E-CL13,many,1
        """);
    return folder;
  }

  /** Arrivals that are neither in silver nor rejected, nor of the key of a later one, by table. */
  private static Map<String, Long> unaccounted(Warehouse warehouse, Session session) {
    Map<String, Long> tables = new TreeMap<>();
    for (Definition definition : warehouse.catalogue().definitions()) {
      if (definition.schema().equals("STAGING") && definition.kind() == Kind.INCREMENTAL) {
        tables.put(definition.fullName(), unaccounted(session, definition));
      }
    }
    assertThat(tables).hasSize(10);
    tables.values().removeIf(rows -> rows == 0);
    return tables;
  }

  private static long unaccounted(Session session, Definition silver) {
    String later =
        silver.key().stream()
            .map(column -> "kept.%1$s = arrived.%1$s".formatted(column))
            .collect(Collectors.joining(" and "));
    return count(
        session,
        """
        RAW.RAW_%1$s as arrived
        where (load_number, row_number) not in (select (load_number, row_number) from %2$s)
          and (load_number, row_number) not in
            (select (load_number, row_number) from STAGING.REJECTED where table_name = '%3$s')
          and not exists (
            select 1 from %2$s as kept
            where %4$s and (kept.load_number, kept.row_number) > (arrived.load_number, arrived.row_number))
        """
            .formatted(silver.fullName().substring(12), silver.fullName(), silver.name(), later));
  }

  private static long count(Session session, String source) {
    return session.number("select count(*) from " + source);
  }

  private static long count(String source) {
    try (Session session = warehouse().session()) {
      return count(session, source);
    }
  }
}
