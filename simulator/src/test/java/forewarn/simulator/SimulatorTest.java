package forewarn.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jerolba.carpet.CarpetReader;
import forewarn.simulator.live.StreamTopic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as its parent starts it: a process of its own. */
class SimulatorTest {
  private static final String FROM = "2024-03-01T00:00:00Z";

  @TempDir private Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endProcesses() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void writesAHistoryAndReportsProgress() throws Exception {
    Process history =
        start("history", "--from", FROM, "--to", "2024-03-02T23:00:00Z", "--out", "" + folder);

    assertThat(history.waitFor()).isZero();
    List<String> lines = Files.readAllLines(output(0));
    assertThat(lines.getLast()).isEqualTo("done " + 48 * 204);
    assertThat(lines.subList(0, lines.size() - 1))
        .isNotEmpty()
        .allMatch(line -> line.matches("progress \\d+ " + 48 * 204));
    assertThat(folder.resolve("RAW_ML_FEATURES_2024_Q1.parquet")).isNotEmptyFile();
  }

  @Test
  void writesHowProbableOutagesAreToOneWhoKnowsTheProcess() throws Exception {
    Path file = folder.resolve("ideal.parquet");
    Process ideal =
        start("ideal", "--from", FROM, "--to", "2024-03-05T23:00:00Z", "--out", "" + file);

    assertThat(ideal.waitFor()).isZero();
    assertThat(Files.readAllLines(output(0))).containsExactly("done " + 120 * 204);
    List<Map<?, ?>> rows = rows(file);
    assertThat(rows).hasSize(120 * 204);
    assertThat(rows)
        .filteredOn(row -> Boolean.TRUE.equals(row.get("outage_next_hour")))
        .hasSizeGreaterThan(50)
        .allSatisfy(row -> assertThat((double) row.get("probability")).isGreaterThan(0.1));
    assertThat(folder.toFile().list())
        .contains("ideal.parquet")
        .noneMatch(n -> n.endsWith(".part"));
  }

  @SuppressWarnings("rawtypes")
  private static List<Map<?, ?>> rows(Path file) throws IOException {
    List<Map<?, ?>> rows = new ArrayList<>();
    try (var read = new CarpetReader<>(file.toFile(), Map.class).iterator()) {
      while (read.hasNext()) {
        rows.add(read.next());
      }
    }
    return rows;
  }

  @Test
  void saysInOneSentenceWhatIsWrong() throws Exception {
    Process history =
        start("history", "--from", FROM, "--to", "2024-02-01T00:00:00Z", "--out", "" + folder);

    assertThat(history.waitFor()).isEqualTo(1);
    assertThat(Files.readAllLines(errors(0)))
        .containsExactly(
            "Invalid period: its end 2024-02-01T00:00:00Z is before its start"
                + " 2024-03-01T00:00:00Z");
  }

  @Test
  void namesTheNetworkPlanThatIsNotThere() throws Exception {
    Process live =
        start("live", "--bootstrap", "127.0.0.1:1", "--from", FROM, "--network", "absent.csv");

    assertThat(live.waitFor()).isEqualTo(1);
    assertThat(Files.readAllLines(errors(0)))
        .containsExactly("Cannot read the network plan: no file absent.csv");
  }

  @Test
  void namesTheTableThatThereIsNot() throws Exception {
    Process history =
        start(
            "history", "--from", FROM, "--to", FROM, "--out", "" + folder, "--tables", "RAW_SNOW");

    assertThat(history.waitFor()).isEqualTo(2);
    assertThat(Files.readAllLines(errors(0)).getFirst())
        .startsWith("Invalid tables: RAW_SNOW, expected some of RAW_CITY, RAW_OLT,");
  }

  @Test
  void wrongUsageEndsWithTwo() throws Exception {
    assertThat(start("history").waitFor()).isEqualTo(2);
    assertThat(start().waitFor()).isEqualTo(2);
  }

  @Test
  void aStreamKilledAtRandomMomentsHasNeitherGapNorRepeat() throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    try (StreamTopic topic = StreamTopic.start(folder.resolve("broker"))) {
      topic.create();
      for (int kill = 0; kill < 3; kill++) {
        int before = topic.places().size();
        int enough = before + random.nextInt(1, 2_000);
        Process live = live(topic, 360_000);
        await().atMost(Duration.ofSeconds(30)).until(() -> topic.places().size() >= enough);
        live.destroyForcibly().waitFor();
      }
      Process live = live(topic, 360_000);
      int before = topic.places().size();
      await().atMost(Duration.ofSeconds(30)).until(() -> topic.places().size() > before + 500);
      live.getOutputStream().close();

      assertThat(live.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(live.exitValue()).isZero();
      assertThat(Files.readAllLines(output(0)).getFirst()).isEqualTo("hour " + FROM);
      assertNeitherGapNorRepeat(topic.places());
      assertEveryHourIsDroppedButTheLast(topic.places().size() / 204);
    }
  }

  private void assertEveryHourIsDroppedButTheLast(int hours) throws IOException {
    try (var dropped = Files.list(folder.resolve("inbox"))) {
      assertThat(dropped.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.startsWith("RAW_ONT_STATUS_"))
          .hasSizeBetween(hours - 1, hours)
          .contains("RAW_ONT_STATUS_2024030100.parquet");
    }
  }

  @Test
  void aStreamEndsCleanlyWhenTerminated() throws Exception {
    try (StreamTopic topic = StreamTopic.start(folder.resolve("broker"))) {
      topic.create();
      Process live = live(topic, 72_000);
      await().atMost(Duration.ofSeconds(30)).until(() -> topic.places().size() > 300);
      live.destroy();

      assertThat(live.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(errors(0)).isEmptyFile();
      assertNeitherGapNorRepeat(topic.places());
    }
  }

  private static void assertNeitherGapNorRepeat(List<String> places) {
    assertThat(new HashSet<>(places)).hasSameSizeAs(places);
    for (int i = 0; i < places.size(); i++) {
      Instant hour = Instant.parse(FROM).plus(i / 204, ChronoUnit.HOURS);
      assertThat(places.get(i)).isEqualTo(hour + " " + i % 204);
    }
  }

  private Process live(StreamTopic topic, int speed) throws IOException {
    return start(
        "live",
        "--bootstrap",
        topic.bootstrapServers(),
        "--from",
        FROM,
        "--speed",
        "" + speed,
        "--drop",
        "" + folder.resolve("inbox"));
  }

  private Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx" + (arguments.length > 0 && arguments[0].equals("live") ? "64m" : "256m"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Simulator.class.getName()));
    command.addAll(List.of(arguments));
    int number = started.size();
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output(number).toFile())
            .redirectError(errors(number).toFile())
            .start();
    started.add(process);
    return process;
  }

  private Path output(int process) {
    return folder.resolve("out-" + process + ".txt");
  }

  private Path errors(int process) {
    return folder.resolve("errors-" + process + ".txt");
  }
}
