package forewarn.simulator.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jerolba.carpet.CarpetReader;
import forewarn.simulator.process.NetworkProcess;
import forewarn.simulator.process.Observation;
import forewarn.simulator.process.Profile;
import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.SeedData;
import forewarn.telemetry.Signal;
import forewarn.telemetry.TestNetwork;
import forewarn.telemetry.network.NetworkPlan;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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

  @Test
  void theColumnsAreThoseOfTheReferenceFiles() throws Exception {
    File reference = SeedData.file("RAW_ML_FEATURES_2024_11_12.parquet").toFile();
    write(Profile.REFERENCE);

    assertThat(columns(folder.resolve("RAW_ML_FEATURES_2023_Q2.parquet")))
        .isEqualTo(columns(reference.toPath()));
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
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "RAW_CITY.csv",
              "RAW_OLT.csv",
              "RAW_CLUSTER.csv",
              "RAW_NETWORK_CONTEXT_STATIC.csv",
              "RAW_ML_FEATURES_2023_Q1.parquet",
              "RAW_ML_FEATURES_2023_Q2.parquet");
    }
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

  private static List<HourlyRecord> expected(Profile profile) {
    NetworkProcess process = new NetworkProcess(TestNetwork.PLAN, profile, 1, FIRST);
    List<HourlyRecord> records = new ArrayList<>();
    for (int i = 0; i < HOURS; i++) {
      for (Observation observation : process.next().observations()) {
        for (int copy = 0; copy < observation.delivery().copies(); copy++) {
          records.add(observation.hourly());
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
