package forewarn.console.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import forewarn.console.fixture.Http;
import forewarn.console.fixture.SamplePredictions;
import forewarn.console.fixture.TestConsole;
import forewarn.console.fixture.Workbook;
import forewarn.operations.incident.SampleIncidents;
import forewarn.operations.store.Database;
import forewarn.telemetry.Prediction;
import forewarn.telemetry.SeedData;
import forewarn.telemetry.topic.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Every figure of the reports, as their workbooks say it, beside what plain SQL finds in the store,
 * in the files of the reference data and in the predictions that were sent.
 */
class ReportFiguresTest {
  private static final long SEED = 23;
  private static final Instant FIRST_PREDICTED = Instant.parse("2024-12-27T00:00:00Z");
  private static final int HOURS_PREDICTED = 5 * 24 - 5;

  private static TestConsole console;
  private static Http program;
  private static Connection files;
  private static byte[] modelBefore;

  @BeforeAll
  static void start() throws Exception {
    System.out.println("seed " + SEED);
    Path folder = SeedData.folder();
    console = TestConsole.live();
    console.importFiles(
        folder.resolve("RAW_NETWORK_CONTEXT_STATIC.parquet"),
        folder.resolve("RAW_CITY.csv"),
        folder.resolve("RAW_OLT.csv"),
        folder.resolve("RAW_CLUSTER.csv"),
        folder.resolve("RAW_ML_FEATURES_2024_11_12.parquet"));
    program = Http.program(console, TestConsole.ANALYST, TestConsole.PASSWORD);
    modelBefore = file("model-performance", "pdf");
    files = DriverManager.getConnection("jdbc:duckdb:");
    execute(
        "create view hours as select * from read_parquet('%s')"
            .formatted(folder.resolve("RAW_ML_FEATURES_2024_11_12.parquet")));
    predict();
    awaitIncidents();
    Database store = console.beans(Database.class).iterator().next();
    new SampleIncidents(store, InstantSource.system(), new Random(SEED))
        .scatter(400, Duration.ofHours(60));
  }

  @AfterAll
  static void stop() throws SQLException {
    files.close();
    console.close();
  }

  private static void predict() throws SQLException {
    execute(
        "create table sent (cluster text, hour timestamp, expected boolean, outage boolean,"
            + " probability double)");
    SamplePredictions sample = new SamplePredictions(FIRST_PREDICTED, SEED);
    try (PreparedStatement insert =
        files.prepareStatement("insert into sent values (?, ?::timestamp, ?, ?, ?)")) {
      for (int hour = 0; hour < HOURS_PREDICTED; hour++) {
        List<Prediction> predictions = sample.nextHour();
        console.send(predictions);
        for (Prediction prediction : predictions) {
          insert.setString(1, prediction.clusterId());
          insert.setString(2, Timestamp.from(prediction.hour()).toInstant().toString());
          insert.setBoolean(3, prediction.outageExpected());
          insert.setBoolean(4, prediction.outageNow());
          insert.setDouble(5, prediction.probability());
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
    double sent = number(files, "select count(*) from sent");
    Awaitility.await()
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() -> {
          console.watchOutcomes();
          Map<String, Double> figures = figures(Workbook.read(file("model-performance", "xlsx")));
          assertThat(figures.get("On live records/Hours predicted")).isEqualTo(sent);
        });
  }

  // Incidents of the predictions are made behind them: the store must stand still.
  private static void awaitIncidents() throws SQLException {
    double sent = number(files, "select count(*) from sent");
    Database store = console.beans(Database.class).iterator().next();
    Awaitility.await()
        .atMost(Duration.ofSeconds(120))
        .until(() ->
            store
                    .sql(
                        "select coalesce(sum(next_offset), 0) from stream_offsets where topic = ?",
                        Topics.OUTAGE_PREDICTIONS.name())
                    .query(Long.class)
                    .single()
                >= sent);
  }

  @Test
  void theDigestSaysWhatTheStoreHolds() throws Exception {
    JsonNode made = made("daily-incidents", "xlsx");
    long until = Instant.parse(made.path("until").asString()).toEpochMilli();
    Map<String, Workbook.Sheet> book = Workbook.read(file(made));
    String span = "between %d and %d".formatted(until - 86_400_000, until - 1);
    String opened = "from incidents where state <> 'merged' and opened_at " + span;
    String closed = "from incidents where state <> 'merged' and closed_at " + span;
    String open = "from incidents where state in ('predicted', 'ongoing')";
    Map<String, Double> expected = new LinkedHashMap<>();
    try (Connection store =
        DriverManager.getConnection("jdbc:sqlite:" + console.dataDir().resolve("forewarn.db"))) {
      expected.put("/Opened", number(store, "select count(*) " + opened));
      expected.put("/Ended", number(store, "select count(*) " + closed));
      expected.put("/Open at the end", number(store, "select count(*) " + open));
      expected.put("/Customers affected", number(store, "select sum(customers) " + open));
      expected.put(
          "/Time to acknowledge",
          number(
              store,
              "select sum(acknowledged_at - opened_at) / 60000.0 / count(*) "
                  + opened
                  + " and acknowledged_at is not null"));
      expected.put(
          "/Time to repair",
          number(
              store,
              "select sum(closed_at - outage_at) / 60000.0 / count(*) "
                  + closed
                  + " and state = 'resolved' and outage_at is not null"));
      expected.put(
          "/False alarms",
          number(
              store,
              "select sum(state = 'averted') * 1.0 / count(*) "
                  + closed
                  + " and expected_at is not null"));
      expected.put(
          "/Noise reduction",
          number(
              store,
              "select 1 - (select count(*) "
                  + opened
                  + ") * 1.0 / (select sum(received) from alarms where incident_number in (select"
                  + " number "
                  + opened
                  + "))"));
      assertSame(figures(book), expected, 1 / 60.0);

      assertThat(book.get("Open incidents").column("Incident"))
          .containsExactlyElementsOf(
              texts(store, "select 'INC-' || number " + open + " order by impact desc"));
      assertThat(book.get("Ended incidents").column("Incident"))
          .containsExactlyElementsOf(
              texts(store, "select 'INC-' || number " + closed + " order by number"));
      assertThat(book.get("Causes").column("Incidents"))
          .containsExactlyInAnyOrderElementsOf(
              numbers(store, "select count(*) " + opened + " group by cause"));
      assertThat(book.get("Causes").column("Customers"))
          .containsExactlyInAnyOrderElementsOf(
              numbers(store, "select sum(customers) " + opened + " group by cause"));
    }
    assertThat(expected.get("/Opened")).isGreaterThan(50);
  }

  private static final String WEEK =
      """
      with weekly as (
        select cluster_id, any_value(province) as province,
          last(ont_registered order by timestamp_1h) as registered, avg(offline_ont_now) as offline,
          count(*) filter (offline_ont_ratio >= 0.15) as outage_hours,
          sum(link_loss_count + dying_gasp_count + bad_rsl_count + high_temp_count) as alarms
        from hours where timestamp_1h >= timestamp '%s' and timestamp_1h < timestamp '%s'
        group by cluster_id)
      """;

  @Test
  void theNetworksWeekIsThatOfTheFiles() throws Exception {
    Map<String, Workbook.Sheet> book = Workbook.read(file("weekly-network", "xlsx"));
    String week = WEEK.formatted("2024-12-25", "2025-01-01");
    Map<String, Double> expected = new LinkedHashMap<>();
    expected.put("/Clusters reporting", number(files, week + "select count(*) from weekly"));
    expected.put("/ONTs registered", number(files, week + "select sum(registered) from weekly"));
    expected.put(
        "/ONTs offline", number(files, week + "select sum(offline) / sum(registered) from weekly"));
    expected.put("/Hours of outage", number(files, week + "select sum(outage_hours) from weekly"));
    expected.put(
        "/Clusters with an outage",
        number(files, week + "select count(*) from weekly where outage_hours > 0"));
    expected.put("/Alarms", number(files, week + "select sum(alarms) from weekly"));
    assertSame(figures(book), expected, 1e-9);

    String before = WEEK.formatted("2024-12-18", "2024-12-25");
    assertThat(book.get("Summary").column("Compared"))
        .contains(
            "%,.0f the week before"
                .formatted(number(files, before + "select sum(alarms) from weekly")),
            "%.1f %% the week before"
                .formatted(
                    100
                        * number(
                            files, before + "select sum(offline) / sum(registered) from weekly")));

    assertThat(book.get("Clusters").column("Cluster"))
        .containsExactlyElementsOf(
            texts(
                files,
                week
                    + "select cluster_id from weekly order by outage_hours desc,"
                    + " offline / registered desc, cluster_id"));
    assertClose(
        book.get("Clusters").column("Offline"),
        numbers(
            files,
            week
                + "select offline / registered from weekly order by outage_hours desc,"
                + " offline / registered desc, cluster_id"));
    String byProvince = " from weekly group by province order by 1 desc";
    assertClose(
        book.get("Provinces").column("Offline"),
        numbers(files, week + "select sum(offline) / sum(registered)" + byProvince));
    assertThat(book.get("Provinces").column("Alarms"))
        .containsExactlyInAnyOrderElementsOf(
            numbers(files, week + "select sum(alarms) from weekly group by province"));
  }

  @Test
  void theDaysOfTheNetworkAreThoseOfTheFiles() throws Exception {
    Workbook.Sheet days = Workbook.read(file("weekly-network", "xlsx")).get("Days");
    String daily =
        """
        with daily as (
          select timestamp_1h::date as day, cluster_id, avg(offline_ont_now) as offline,
            last(ont_registered order by timestamp_1h) as registered,
            sum(link_loss_count) as link_loss,
            count(*) filter (offline_ont_ratio >= 0.15) as outage_hours
          from hours where timestamp_1h >= timestamp '2024-12-04' group by all)
        """;
    assertThat(days.column("Day")).hasSize(28).startsWith(LocalDate.parse("2024-12-31"));
    assertClose(
        days.column("Offline"),
        numbers(
            files,
            daily
                + "select sum(offline) / sum(registered) from daily group by day order by day desc"));
    assertThat(days.column("Link loss"))
        .isEqualTo(
            numbers(
                files, daily + "select sum(link_loss) from daily group by day order by day desc"));
    assertThat(days.column("Hours of outage"))
        .isEqualTo(
            numbers(
                files,
                daily + "select sum(outage_hours) from daily group by day order by day desc"));
  }

  private static final String JUDGED =
      """
      with judged as (
        select sent.*, later.outage as outcome
        from sent left join sent as later
          on later.cluster = sent.cluster and later.hour = sent.hour + interval 1 hour),
      beside as (
        select judged.*, earlier.outcome as outcome_before, earlier.expected as expected_before
        from judged left join judged as earlier
          on earlier.cluster = judged.cluster and earlier.hour = judged.hour - interval 1 hour
        where judged.outcome is not null),
      alerts as (select * from beside where expected and expected_before is not true),
      incidents as (select * from beside where outcome and outcome_before is not true)
      """;

  @Test
  void theModelIsJudgedByWhatCameOfItsPredictions() throws Exception {
    Map<String, Workbook.Sheet> book = Workbook.read(file("model-performance", "xlsx"));
    Map<String, Double> expected = new LinkedHashMap<>();
    expected.put("Hours predicted", number(files, "select count(*) from sent"));
    expected.put(
        "Precision",
        judged(
            "count(*) filter (outcome) / count(*) from judged where expected and outcome is not null"));
    expected.put(
        "Recall", judged("count(*) filter (expected) / count(*) from judged where outcome"));
    expected.put(
        "Outages foreseen", judged("count(*) filter (expected) / count(*) from incidents"));
    expected.put("False alarms", judged("count(*) filter (not outcome) / count(*) from alerts"));
    expected.put(
        "Warning before",
        judged(
            """
            avg(1 + date_diff('hour', (select max(hour) from alerts where
              alerts.cluster = incidents.cluster and alerts.hour <= incidents.hour), hour))
            from incidents where expected
            """));
    Map<String, Double> found = figures(book);
    Map<String, Double> live = new LinkedHashMap<>();
    expected.forEach((name, value) -> live.put("On live records/" + name, value));
    found.keySet().retainAll(live.keySet());
    assertSame(found, live, 1e-9);
    assertThat(expected.get("Recall")).isBetween(0.5, 0.999);
    assertThat(expected.get("False alarms")).isGreaterThan(0);

    Workbook.Sheet days = book.get("Days");
    String byDay =
        " from judged where outcome is not null group by hour::date order by hour::date desc";
    assertThat(days.column("Hours with outcome"))
        .isEqualTo(numbers(files, JUDGED + "select count(*)" + byDay));
    assertThat(days.column("Missed"))
        .isEqualTo(
            numbers(files, JUDGED + "select count(*) filter (outcome and not expected)" + byDay));
    assertThat(days.column("False alarms"))
        .isEqualTo(
            numbers(files, JUDGED + "select count(*) filter (not outcome and expected)" + byDay));
  }

  private static double judged(String query) throws SQLException {
    return number(files, JUDGED + "select " + query);
  }

  @Test
  void workbooksAreTypedFilteredAndKeepTheirHeadInSight() throws Exception {
    for (String kind : List.of("daily-incidents", "weekly-network", "model-performance")) {
      Map<String, Workbook.Sheet> book = Workbook.read(file(kind, "xlsx"));
      assertThat(book).hasSizeGreaterThan(2);
      book.forEach((name, sheet) -> {
        assertThat(sheet.frozen()).as(kind + name).isEqualTo(1);
        assertThat(sheet.filtered()).as(kind + name).endsWith("" + (sheet.rows().size() + 1));
      });
    }
    Workbook.Sheet open = Workbook.read(file("daily-incidents", "xlsx")).get("Open incidents");
    assertThat(open.column("Opened (UTC)")).hasOnlyElementsOfType(Instant.class);
    assertThat(open.column("Customers")).hasOnlyElementsOfType(Double.class);
  }

  @Test
  void papersHaveTheirWordsAndNoHoles() throws Exception {
    assertThat(text("weekly-network"))
        .contains("Weekly network health", "Dec 2024", "Clusters reporting", "the week before")
        .contains("Clusters that need a look")
        .doesNotContain("NaN");
    assertThat(text("daily-incidents")).contains("Noise reduction").doesNotContain("NaN");
    assertThat(text("model-performance")).contains("Outages foreseen").doesNotContain("NaN");
  }

  @Test
  void modelsAreReportedWithoutAnyPrediction() throws Exception {
    assertThat(text(modelBefore))
        .contains("Model performance", "Hours predicted", "–")
        .doesNotContain("NaN");
  }

  @Test
  void problemsOfAnOrderAreSaidAtOnce() {
    JsonNode problem =
        Http.json(
            program.postJson(
                "/api/v1/reports", "{\"kind\":\"x\",\"format\":\"doc\",\"zone\":\"y\"}"));
    assertThat(problem.path("errors").size()).isEqualTo(3);
    assertThat(program.get("/api/v1/reports/R-99999/file").statusCode()).isEqualTo(404);
  }

  @Test
  void toolsAreListedWithTheirFields() {
    JsonNode tools = Http.json(program.get("/api/v1/tools"));
    assertThat(tools.path("tools").findValuesAsString("name"))
        .contains(
            "acknowledge_incident",
            "call_webhook",
            "create_ticket",
            "make_report",
            "post_to_chat",
            "retrain_model",
            "run_query",
            "send_email",
            "send_incident_summary",
            "trigger_pagerduty",
            "update_ticket",
            "validate_data");
    assertThat(tools.path("problems").size()).isZero();
  }

  /** The figures of the first sheet as {@code part/figure}. */
  private static Map<String, Double> figures(Map<String, Workbook.Sheet> book) {
    Map<String, Double> figures = new LinkedHashMap<>();
    for (List<@Nullable Object> row : book.get("Summary").rows()) {
      if (row.get(2) instanceof Double value) {
        figures.put((row.get(0) == null ? "" : row.get(0)) + "/" + row.get(1), value);
      }
    }
    return figures;
  }

  private static void assertSame(
      Map<String, Double> found, Map<String, Double> expected, double tolerance) {
    assertThat(found.keySet()).containsExactlyElementsOf(expected.keySet());
    expected.forEach(
        (name, value) -> assertThat(found.get(name)).as(name).isCloseTo(value, within(tolerance)));
  }

  private static void assertClose(List<@Nullable Object> found, List<Double> expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      assertThat((Double) found.get(i)).isCloseTo(expected.get(i), within(1e-9));
    }
  }

  private static void execute(String statement) throws SQLException {
    try (Statement all = files.createStatement()) {
      all.execute(statement);
    }
  }

  private static double number(Connection connection, String query) throws SQLException {
    return numbers(connection, query).getFirst();
  }

  private static List<Double> numbers(Connection connection, String query) throws SQLException {
    return texts(connection, query).stream().map(Double::parseDouble).toList();
  }

  private static List<String> texts(Connection connection, String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  private static JsonNode made(String kind, String format) {
    HttpResponse<String> made =
        program.postJson(
            "/api/v1/reports", "{\"kind\":\"%s\",\"format\":\"%s\"}".formatted(kind, format));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return Http.json(made);
  }

  private static byte[] file(String kind, String format) throws Exception {
    return file(made(kind, format));
  }

  private static byte[] file(JsonNode made) throws Exception {
    HttpRequest request = program.request(made.path("href").asString()).GET().build();
    try (InputStream body =
        program.client().send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
      return body.readAllBytes();
    }
  }

  private static String text(String kind) throws Exception {
    byte[] file = file(kind, "pdf");
    Files.write(Path.of("target", kind + ".pdf"), file);
    return text(file);
  }

  private static String text(byte[] file) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(file)) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      return stripper.getText(pdf);
    }
  }
}
