package forewarn.warehouse.file;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.telemetry.SeedData;
import forewarn.warehouse.Progress;
import forewarn.warehouse.TestWarehouse;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.file.ImportedFile.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {
  private static final String CITIES = "city_key,city,province,region\n1,A,A,R\n";

  @TempDir Path dataDir;
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2024-11-05T13:00:00Z"));
  private final InstantSource clock = now::get;
  private Path folder;
  private Warehouse warehouse;
  private Inbox inbox;

  @BeforeEach
  void open() {
    folder = dataDir.resolve("inbox");
    warehouse = TestWarehouse.open(dataDir);
    inbox = new Inbox(warehouse, folder, clock);
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  private Path put(String name, String content, Duration age) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    Files.setLastModifiedTime(file, FileTime.from(now.get().minus(age)));
    return file;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private long count(String table) {
    try (Session session = warehouse.session()) {
      return session.number("select count(*) from " + table);
    }
  }

  @Test
  void loadsAFileOnceItIsQuietAndRemovesIt() throws IOException {
    put("RAW_CITY_1.csv", CITIES, Duration.ofMillis(200));

    assertThat(inbox.poll()).isEmpty();
    now.updateAndGet(time -> time.plusMillis(900));

    assertThat(inbox.poll())
        .singleElement()
        .satisfies(file -> {
          assertThat(file.outcome()).isEqualTo(Outcome.LOADED);
          assertThat(file.table()).isEqualTo("RAW.RAW_CITY");
        });
    assertThat(names()).isEmpty();
    assertThat(count("RAW.RAW_CITY")).isEqualTo(1);
    assertThat(inbox.poll()).isEmpty();
  }

  @Test
  void aFileFromAMachineWhoseClockIsAheadIsLoadedWhenItHasStayedTheSame() throws IOException {
    put("RAW_CITY.csv", CITIES, Duration.ofHours(-1));

    assertThat(inbox.poll()).isEmpty();
    now.updateAndGet(time -> time.plusMillis(500));
    put("RAW_CITY.csv", CITIES + "2,B,B,R\n", Duration.ofHours(-1));
    assertThat(inbox.poll()).isEmpty();
    now.updateAndGet(time -> time.plusMillis(900));
    assertThat(inbox.poll()).isEmpty();
    now.updateAndGet(time -> time.plusMillis(200));

    assertThat(inbox.poll()).extracting(ImportedFile::rows).containsExactly(2L);
  }

  @Test
  void whatIsBeingWrittenIsLeftAlone() throws IOException {
    put("RAW_CITY.csv.part", CITIES, Duration.ofHours(1));
    put(".RAW_CITY.csv", CITIES, Duration.ofHours(1));
    Path outside = Files.writeString(dataDir.resolve("secret.csv"), CITIES);
    Files.createSymbolicLink(folder.resolve("RAW_CITY_2.csv"), outside);
    Files.createDirectories(folder.resolve(".rsync"));
    put(".rsync/RAW_CITY.csv", CITIES, Duration.ofHours(1));

    assertThat(inbox.poll()).isEmpty();
    assertThat(outside).exists();
    assertThat(count("RAW.RAW_CITY")).isZero();
  }

  @Test
  void whatCannotBeLoadedIsPutAsideWithItsReason() throws IOException {
    put("RAW_CITY.csv", CITIES, Duration.ofHours(1));
    put("RAW_OLT.parquet", "this is no parquet", Duration.ofHours(1));
    put("RAW_ALIEN.csv", "a,b\n", Duration.ofHours(1));
    put("notes.txt", "nothing", Duration.ofHours(1));
    put("RAW_CITY/part.csv", "a,b\n1,2\n", Duration.ofHours(1));

    assertThat(inbox.poll()).hasSize(5);

    assertThat(names())
        .containsExactly(
            "failed/RAW_ALIEN.csv",
            "failed/RAW_ALIEN.csv.reason.txt",
            "failed/RAW_OLT.parquet",
            "failed/RAW_OLT.parquet.reason.txt",
            "failed/notes.txt",
            "failed/notes.txt.reason.txt",
            "failed/part.csv",
            "failed/part.csv.reason.txt");
    assertThat(folder.resolve("failed/part.csv.reason.txt"))
        .content()
        .startsWith("2024-11-05T13:00:00Z")
        .contains("has none of the columns city_key, city, province, region");
    assertThat(inbox.poll()).isEmpty();
    assertThat(count("RAW.RAW_CITY")).isEqualTo(1);
  }

  @Test
  void aFileThatWasLoadedBeforeACrashIsOnlyRemoved() throws IOException {
    Path file = put("RAW_CITY.csv", CITIES, Duration.ofHours(1));
    new FileImport(warehouse).importPaths(List.of(file), Progress.none());

    assertThat(inbox.poll()).extracting(ImportedFile::outcome).containsExactly(Outcome.UNCHANGED);
    assertThat(names()).isEmpty();
    assertThat(count("RAW.RAW_CITY")).isEqualTo(1);
  }

  @Test
  void aHundredHourlyFilesAreLoadedInSeconds() throws IOException {
    Path seed = SeedData.file("RAW_ML_FEATURES_2024_11_12.parquet");
    try (var database = forewarn.warehouse.database.Database.inMemory(java.util.Map.of());
        Session session = database.session()) {
      session.update("set threads = 1");
      for (int i = 0; i < 100; i++) {
        session.update(
            "copy (select * from '%s' where timestamp_1h = timestamp '2024-11-01' + interval %d hour) to '%s'"
                .formatted(seed, i, folder.resolve("RAW_ML_FEATURES_%03d.parquet".formatted(i))));
      }
    }
    now.set(Instant.now().plusSeconds(5));
    long start = System.nanoTime();
    List<ImportedFile> loaded = inbox.poll();
    System.out.println("100 files of 204 rows ms " + (System.nanoTime() - start) / 1_000_000);

    assertThat(loaded).hasSize(100).allMatch(file -> file.rows() == 204);
    assertThat(names()).isEmpty();
    start = System.nanoTime();
    for (int i = 0; i < 100; i++) {
      inbox.poll();
    }
    System.out.println("a look at the empty inbox us " + (System.nanoTime() - start) / 100_000);
  }
}
