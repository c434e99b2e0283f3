package forewarn.simulator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jerolba.carpet.CarpetReader;
import forewarn.simulator.process.NetworkProcess;
import forewarn.simulator.process.Observation;
import forewarn.simulator.process.Profile;
import forewarn.simulator.table.Tables;
import forewarn.telemetry.TestNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DropsTest {
  private static final Instant FROM = Instant.parse("2024-03-01T00:00:00Z");
  private static final int HOURS = 30;

  @TempDir private Path directory;
  private final List<String> warnings = new ArrayList<>();

  @Test
  void leavesAFileATableAndHourOrDay() throws Exception {
    Path folder = directory.resolve("inbox");
    dropAll(Profile.REFERENCE, folder);

    Set<String> names = contents(folder).keySet();
    assertThat(names).filteredOn(name -> name.startsWith("RAW_ONT_STATUS_")).hasSize(HOURS);
    assertThat(names)
        .contains("RAW_ONT_STATUS_2024030100.parquet", "RAW_ONT_STATUS_2024030205.parquet")
        .contains(
            "RAW_TICKET_SUMMARY_20240301.parquet",
            "RAW_INCIDENT_TREND_SUMMARY_20240301.parquet",
            "RAW_CUSTOMER_FEEDBACK_20240301.parquet")
        .noneMatch(name -> name.startsWith("RAW_ML_FEATURES"))
        .noneMatch(name -> name.contains("20240302.parquet"));
    assertThat(hidden(folder)).containsExactly(".simulated");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsDroppedDoesNotDependOnWhereItWasCutOffOrTakenAway(Profile profile) throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    Path whole = directory.resolve("whole");
    dropAll(profile, whole);

    Path folder = directory.resolve("parts");
    Map<String, String> taken = new TreeMap<>();
    for (int hours = 0; hours < HOURS; ) {
      hours = Math.min(HOURS, hours + random.nextInt(1, 12));
      drops(profile, folder).upTo(hour(hours - 1));
      if (random.nextBoolean()) {
        take(folder, taken);
      }
    }
    take(folder, taken);

    assertThat(taken).isEqualTo(contents(whole));
  }

  @Test
  void anHourThatWasCutOffIsDroppedAgainWithTheSameBytes() throws Exception {
    Path folder = directory.resolve("inbox");
    Drops drops = drops(Profile.REFERENCE, folder);
    drops.upTo(hour(4));
    String progress = Files.readString(folder.resolve(".simulated"));
    Map<String, String> before = contents(folder);
    drops.upTo(hour(5));
    Map<String, String> after = contents(folder);
    Files.writeString(folder.resolve(".simulated"), progress);
    for (String name : after.keySet()) {
      Files.delete(folder.resolve(name));
    }
    Files.writeString(folder.resolve(".RAW_ONT_STATUS_2024030105.parquet.part"), "torn");

    drops(Profile.REFERENCE, folder).upTo(hour(5));

    after.keySet().removeAll(before.keySet());
    assertThat(contents(folder)).isEqualTo(after).isNotEmpty();
    assertThat(hidden(folder)).containsExactly(".simulated");
  }

  @ParameterizedTest
  @EnumSource
  void everyStatusOfTheProcessArrives(Profile profile) throws Exception {
    Path folder = directory.resolve("inbox");
    dropAll(profile, folder);

    List<String> arrived = new ArrayList<>();
    for (String name : contents(folder).keySet()) {
      if (name.startsWith("RAW_ONT_STATUS_")) {
        rows(folder.resolve(name))
            .forEach(row -> arrived.add(row.get("cluster_id") + " " + row.get("timestamp_1h")));
      }
    }
    assertThat(arrived).containsExactlyInAnyOrderElementsOf(expectedPlaces(profile));
  }

  @Test
  void stopsWhenNobodyTakesTheFilesAwayAndCatchesUpLater() throws Exception {
    Path folder = Files.createDirectories(directory.resolve("inbox"));
    Drops drops = drops(Profile.REFERENCE, folder);
    for (int i = 0; i < 500; i++) {
      Files.createFile(folder.resolve("waiting-" + i));
    }
    drops.upTo(hour(3));
    drops.upTo(hour(4));

    assertThat(names(folder)).noneMatch(name -> name.startsWith("RAW_"));
    assertThat(warnings)
        .containsExactly(
            "Cannot drop more files in "
                + folder
                + ": 500 wait there; going on when they are taken away");

    for (int i = 0; i < 500; i++) {
      Files.delete(folder.resolve("waiting-" + i));
    }
    drops.upTo(hour(5));

    assertThat(names(folder)).filteredOn(name -> name.startsWith("RAW_ONT_STATUS_")).hasSize(6);
    assertThat(warnings).last().isEqualTo("Dropping files in " + folder + " again");
  }

  @Test
  void catchesUpSomeHoursAtATime() throws Exception {
    Path folder = directory.resolve("inbox");
    drops(Profile.REFERENCE, folder).upTo(hour(HOURS - 1));

    assertThat(names(folder)).filteredOn(name -> name.startsWith("RAW_ONT_STATUS_")).hasSize(12);
  }

  @Test
  void triesAgainAfterAFailure() throws Exception {
    Path folder = directory.resolve("inbox");
    Drops drops = drops(Profile.REFERENCE, folder);
    drops.upTo(hour(1));
    Files.createDirectory(folder.resolve("RAW_ONT_STATUS_2024030102.parquet"));
    Files.createFile(folder.resolve("RAW_ONT_STATUS_2024030102.parquet/in-the-way"));
    assertThatThrownBy(() -> drops.upTo(hour(3))).isInstanceOf(IOException.class);
    Files.delete(folder.resolve("RAW_ONT_STATUS_2024030102.parquet/in-the-way"));
    Files.delete(folder.resolve("RAW_ONT_STATUS_2024030102.parquet"));

    drops.upTo(hour(3));

    assertThat(names(folder)).filteredOn(name -> name.startsWith("RAW_ONT_STATUS_")).hasSize(4);
  }

  @Test
  void doesNotGuessFromAProgressItCannotRead() throws Exception {
    Path folder = Files.createDirectories(directory.resolve("inbox"));
    Files.writeString(folder.resolve(".simulated"), "yesterday");

    assertThatThrownBy(() -> drops(Profile.REFERENCE, folder).upTo(hour(0)))
        .hasMessageContaining(".simulated does not hold two hours");
  }

  private void dropAll(Profile profile, Path folder) throws IOException {
    Drops drops = drops(profile, folder);
    for (int hour = 0; hour < HOURS; hour++) {
      drops.upTo(hour(hour));
    }
  }

  private Drops drops(Profile profile, Path folder) throws IOException {
    Tables tables = Tables.of(TestNetwork.PLAN, profile, 5).without("RAW_ML_FEATURES");
    return new Drops(
        from -> new NetworkProcess(TestNetwork.PLAN, profile, 5, from),
        TestNetwork.PLAN,
        tables,
        folder,
        FROM,
        warnings::add);
  }

  private static Instant hour(int number) {
    return FROM.plus(number, ChronoUnit.HOURS);
  }

  /** Cluster and hour of all that arrives in the hours of this test, as often as it arrives. */
  private static List<String> expectedPlaces(Profile profile) {
    NetworkProcess process = new NetworkProcess(TestNetwork.PLAN, profile, 5, FROM);
    List<String> places = new ArrayList<>();
    for (int hour = 0; hour < HOURS; hour++) {
      for (Observation observation : process.next().observations()) {
        boolean inTime = hour + observation.delivery().delayHours() < HOURS;
        for (int copy = 0; inTime && copy < observation.delivery().copies(); copy++) {
          places.add(
              observation.hourly().clusterId()
                  + " "
                  + LocalDateTime.ofInstant(observation.hourly().hour(), ZoneOffset.UTC));
        }
      }
    }
    return places;
  }

  private static void take(Path folder, Map<String, String> taken) throws IOException {
    Map<String, String> contents = contents(folder);
    contents.forEach((name, content) -> assertThat(taken.put(name, content)).isNull());
    for (String name : contents.keySet()) {
      Files.delete(folder.resolve(name));
    }
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (String name : names(folder)) {
      contents.put(name, HexFormat.of().formatHex(Files.readAllBytes(folder.resolve(name))));
    }
    return contents;
  }

  private static Set<String> names(Path folder) throws IOException {
    return all(folder).stream().filter(name -> !name.startsWith(".")).collect(Collectors.toSet());
  }

  private static Set<String> hidden(Path folder) throws IOException {
    return all(folder).stream().filter(name -> name.startsWith(".")).collect(Collectors.toSet());
  }

  private static List<String> all(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @SuppressWarnings({"rawtypes", "unchecked"})
  private static List<Map<?, ?>> rows(Path file) throws IOException {
    return (List) new CarpetReader<>(file.toFile(), Map.class).toList();
  }
}
