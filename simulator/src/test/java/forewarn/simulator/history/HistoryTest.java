package forewarn.simulator.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jerolba.carpet.CarpetReader;
import forewarn.simulator.process.NetworkProcess;
import forewarn.simulator.process.Observation;
import forewarn.simulator.process.Profile;
import forewarn.simulator.process.Truth;
import forewarn.simulator.table.Tables;
import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.SeedData;
import forewarn.telemetry.Signal;
import forewarn.telemetry.TestNetwork;
import forewarn.telemetry.network.NetworkPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {
  private static final Instant FIRST = Instant.parse("2023-03-31T20:00:00Z");
  private static final Instant LAST = Instant.parse("2023-04-01T02:00:00Z");
  private static final int HOURS = 7;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void theFilesHoldTheRecordsOfTheProcessInOrder(Profile profile) throws Exception {
    long written = write(profile);

    List<Map<?, ?>> rows = new ArrayList<>(rows("RAW_ML_FEATURES_2023_Q1.parquet"));
    rows.addAll(rows("RAW_ML_FEATURES_2023_Q2.parquet"));
    List<HourlyRecord> expected = expected(profile);
    assertThat(rows).hasSameSizeAs(expected);
    assertThat(written).isEqualTo(expected.stream().distinct().count());
    for (int i = 0; i < rows.size(); i++) {
      assertSame(rows.get(i), expected.get(i));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RAW_ML_FEATURES_2023_Q2, RAW_ML_FEATURES_2024_11_12",
    "RAW_ONT_STATUS_2023_Q2, RAW_ONT_STATUS_2024_11_12",
    "RAW_EVENT_TRANSCRIPTS_2023_Q2, RAW_EVENT_TRANSCRIPTS",
    "RAW_TICKET_SUMMARY_2023_Q1, RAW_TICKET_SUMMARY",
    "RAW_INCIDENT_TREND_SUMMARY_2023_Q1, RAW_INCIDENT_TREND_SUMMARY",
    "RAW_CUSTOMER_FEEDBACK_20230331, RAW_CUSTOMER_FEEDBACK",
  })
  void theColumnsAreThoseOfTheReferenceFiles(String written, String reference) throws Exception {
    Path referenceFile = SeedData.file(reference + ".parquet");
    write(Profile.REFERENCE);

    assertThat(columns(folder.resolve(written + ".parquet"))).isEqualTo(columns(referenceFile));
  }

  @ParameterizedTest
  @EnumSource
  void theStatusIsTheRecordWithTheTruthInPlaceOfTheLabel(Profile profile) throws Exception {
    write(profile);

    List<Map<?, ?>> rows = new ArrayList<>(rows("RAW_ONT_STATUS_2023_Q1.parquet"));
    rows.addAll(rows("RAW_ONT_STATUS_2023_Q2.parquet"));
    List<Observation> expected = observations(profile);
    assertThat(rows).hasSameSizeAs(expected);
    for (int i = 0; i < rows.size(); i++) {
      assertSameReadings(rows.get(i), expected.get(i).hourly());
      Truth truth = expected.get(i).truth();
      assertThat(rows.get(i).get("outage_now")).isEqualTo(truth.outage() ? 1L : 0L);
      assertThat(rows.get(i).get("precursor_flag")).isEqualTo(truth.precursor() ? 1L : 0L);
      assertThat(rows.get(i).get("stress")).isEqualTo(truth.stress());
      assertThat(rows.get(i).get("date"))
          .isEqualTo(LocalDate.ofInstant(expected.get(i).hourly().hour(), ZoneOffset.UTC));
    }
  }

  @Test
  void aDayBelongsToThePeriodOfItsLastHourAndIsWhole() throws Exception {
    write(Profile.REFERENCE);
    Path whole = Files.createDirectory(folder.resolve("whole"));
    history(Profile.REFERENCE)
        .write(
            Instant.parse("2023-03-30T00:00:00Z"),
            Instant.parse("2023-03-31T23:00:00Z"),
            whole,
            (done, total) -> {});

    for (String table : List.of("RAW_TICKET_SUMMARY", "RAW_INCIDENT_TREND_SUMMARY")) {
      List<Map<?, ?>> ofTheDay = rows(table + "_2023_Q1.parquet");
      assertThat(ofTheDay).hasSize(34);
      assertThat(rows("whole/" + table + "_2023_Q1.parquet").subList(34, 68)).isEqualTo(ofTheDay);
      assertThat(rows(table + "_2023_Q2.parquet")).isEmpty();
    }
    assertThat(rows("whole/RAW_CUSTOMER_FEEDBACK_20230331.parquet"))
        .isEqualTo(rows("RAW_CUSTOMER_FEEDBACK_20230331.parquet"))
        .hasSize(204);
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws Exception {
    write(Profile.HARSH);
    Path again = Files.createDirectory(folder.resolve("again"));
    history(Profile.HARSH).write(FIRST, LAST, again, (done, total) -> {});

    try (var files = Files.list(again)) {
      assertThat(files)
          .hasSize(15)
          .allSatisfy(
              file -> assertThat(file).hasSameBinaryContentAs(folder.resolve(file.getFileName())));
    }
  }

  @Test
  void onlyTheTablesThatAreWantedAreWritten() throws Exception {
    Tables some =
        Tables.of(TestNetwork.PLAN, Profile.REFERENCE, 1)
            .only(Set.of("RAW_OLT", "RAW_TICKET_SUMMARY"));
    new History(TestNetwork.PLAN, Profile.REFERENCE, 1, some)
        .write(FIRST, LAST, folder, (done, total) -> {});

    assertThat(names())
        .containsExactlyInAnyOrder(
            "RAW_OLT.csv",
            "RAW_TICKET_SUMMARY_2023_Q1.parquet",
            "RAW_TICKET_SUMMARY_2023_Q2.parquet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RAW_CITY.csv", "RAW_OLT.csv", "RAW_CLUSTER.csv"})
  void theReferenceNetworkIsListedAsInTheReferenceFiles(String name) throws Exception {
    Path reference = SeedData.file(name);
    write(Profile.REFERENCE);

    assertThat(Files.readAllLines(folder.resolve(name))).isEqualTo(Files.readAllLines(reference));
  }

  @Test
  void thePlanIsAmongTheFiles() throws Exception {
    write(Profile.REFERENCE);

    assertThat(NetworkPlan.read(folder.resolve("RAW_NETWORK_CONTEXT_STATIC.csv")).clusters())
        .isEqualTo(TestNetwork.PLAN.clusters());
  }

  @Test
  void nothingUnfinishedIsLeftBehindAndProgressReachesItsEnd() throws Exception {
    List<Long> done = new ArrayList<>();
    history(Profile.REFERENCE)
        .write(
            FIRST,
            LAST,
            folder,
            (rows, total) -> {
              assertThat(total).isEqualTo(HOURS * 204);
              synchronized (done) {
                done.add(rows);
              }
            });

    assertThat(done).contains(HOURS * 204L);
    List<String> expected =
        new ArrayList<>(
            List.of(
                "RAW_CITY.csv",
                "RAW_OLT.csv",
                "RAW_CLUSTER.csv",
                "RAW_NETWORK_CONTEXT_STATIC.csv",
                "RAW_CUSTOMER_FEEDBACK_20230331.parquet"));
    for (String table :
        List.of(
            "RAW_ML_FEATURES",
            "RAW_ONT_STATUS",
            "RAW_EVENT_TRANSCRIPTS",
            "RAW_TICKET_SUMMARY",
            "RAW_INCIDENT_TREND_SUMMARY")) {
      expected.add(table + "_2023_Q1.parquet");
      expected.add(table + "_2023_Q2.parquet");
    }
    assertThat(names()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void refusesAnEndBeforeTheStart() {
    assertThatThrownBy(
            () -> history(Profile.REFERENCE).write(LAST, FIRST, folder, (done, total) -> {}))
        .hasMessage(
            "Invalid period: its end 2023-03-31T20:00:00Z is before its start"
                + " 2023-04-01T02:00:00Z");
  }

  @Test
  void refusesAHourBeforeTheProcess() {
    assertThatThrownBy(() ->
            history(Profile.REFERENCE)
                .write(Instant.parse("2022-01-01T00:00:00Z"), LAST, folder, (done, total) -> {}))
        .hasMessageStartingWith("Invalid hour: 2022-01-01T00:00:00Z");
  }

  private long write(Profile profile) throws IOException, InterruptedException {
    return history(profile).write(FIRST, LAST, folder, (done, total) -> {});
  }

  private static History history(Profile profile) {
    return new History(TestNetwork.PLAN, profile, 1);
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static List<HourlyRecord> expected(Profile profile) {
    return observations(profile).stream().map(Observation::hourly).toList();
  }

  private static List<Observation> observations(Profile profile) {
    NetworkProcess process = new NetworkProcess(TestNetwork.PLAN, profile, 1, FIRST);
    List<Observation> records = new ArrayList<>();
    for (int i = 0; i < HOURS; i++) {
      for (Observation observation : process.next().observations()) {
        for (int copy = 0; copy < observation.delivery().copies(); copy++) {
          records.add(observation);
        }
      }
    }
    return records;
  }

  @SuppressWarnings({"rawtypes", "unchecked"})
  private List<Map<?, ?>> rows(String name) throws IOException {
    return (List) new CarpetReader<>(folder.resolve(name).toFile(), Map.class).toList();
  }

  private static void assertSame(Map<?, ?> row, HourlyRecord expected) {
    assertThat(row.get("timestamp_1h"))
        .isEqualTo(LocalDateTime.ofInstant(expected.hour(), ZoneOffset.UTC));
    assertThat(row.get("cluster_id")).isEqualTo(expected.clusterId());
    assertThat(row.get("olt_key")).isEqualTo((long) expected.place().oltKey());
    assertThat(row.get("region")).isEqualTo(expected.place().region());
    assertThat(row.get("label_outage_1h")).isEqualTo(expected.outageNextHour() ? 1L : 0L);
    assertSameReadings(row, expected);
  }

  private static void assertSameReadings(Map<?, ?> row, HourlyRecord expected) {
    assertThat(row.get("cluster_id")).isEqualTo(expected.clusterId());
    for (Signal signal : Signal.ALL) {
      assertThat(((Number) row.get(signal.column())).doubleValue())
          .isEqualTo(expected.value(signal));
    }
  }

  private static List<String> columns(Path file) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
      return reader.getFileMetaData().getSchema().getFields().stream()
          .map(HistoryTest::column)
          .toList();
    }
  }

  // Writers annotate plain 64-bit numbers and say "required" as they like; readers see no
  // difference.
  private static String column(Type type) {
    String time =
        type.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation timestamp
            ? " " + timestamp
            : "";
    return type.getName() + " " + type.asPrimitiveType().getPrimitiveTypeName() + time;
  }
}
