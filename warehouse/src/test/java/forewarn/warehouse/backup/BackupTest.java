package forewarn.warehouse.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.warehouse.Progress;
import forewarn.warehouse.TestWarehouse;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.file.FileImport;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
  @TempDir Path folder;

  private Path backUp(Warehouse warehouse) throws IOException {
    Path file = folder.resolve("backup.zip");
    Path settings = Files.writeString(folder.resolve("forewarn.yml"), "speed: 1\n");
    try (BackupWriter writer = BackupWriter.create(file, InstantSource.system())) {
      writer.add("forewarn.yml", settings);
      writer.add("inbox/gone.csv", folder.resolve("gone.csv"));
      writer.addTables(warehouse, Progress.none());
      writer.finish();
    }
    return file;
  }

  private static void restore(Path file, Warehouse warehouse) {
    try (BackupArchive archive = BackupArchive.open(file)) {
      archive.verify(Progress.none());
      new TableRestore(warehouse).load(archive, Progress.none());
    }
  }

  private void importCities(Warehouse warehouse) throws IOException {
    Path csv =
        Files.writeString(
            folder.resolve("RAW_CITY.csv"),
            "city_key,city,province,region,mayor\n1,A,A,R,\"x, \"\"y\"\"\"\n2,B,B,R,\n");
    new FileImport(warehouse).importPaths(List.of(csv), Progress.none());
  }

  @Test
  void whatIsRestoredIsWhatWasThere() throws IOException {
    List<String> tables =
        List.of("RAW.RAW_CITY", "RAW.LOADS", "RAW.KAFKA_RAW_ML_FEATURES", "RAW.STREAM_OFFSETS");
    try (Warehouse warehouse = TestWarehouse.open(folder.resolve("one"));
        Session session = warehouse.session()) {
      importCities(warehouse);
      session.update(
          "insert into RAW.KAFKA_RAW_ML_FEATURES (RECORD_METADATA, RECORD_CONTENT) select '{\"offset\": ' || range || '}', '{\"x\": 1e0}' from range(5000)");
      session.update("insert into RAW.STREAM_OFFSETS values ('t', 0, 5000, 'id')");
      Path file = backUp(warehouse);

      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      try (Warehouse other = TestWarehouse.open(folder.resolve("two"));
          Session restored = other.session()) {
        restore(file, other);
        for (String table : tables) {
          String sql = "select * from " + table;
          assertThat(TestWarehouse.rows(restored, sql))
              .as(table)
              .isEqualTo(TestWarehouse.rows(session, sql))
              .isNotEmpty();
        }
        // In the order of arrival, which row ids tell.
        assertThat(
                restored.number(
                    "select count(*) from RAW.KAFKA_RAW_ML_FEATURES where (RECORD_METADATA->>'offset')::bigint = rowid"))
            .isEqualTo(5000);
        try (Stream<Path> left = Files.list(other.importDirectory())) {
          assertThat(left).isEmpty();
        }
        assertThatThrownBy(() -> restore(file, other))
            .isInstanceOf(BackupException.class)
            .hasMessageMatching("Cannot restore RAW\\..* rows, .* are listed");
      }
      try (BackupArchive archive = BackupArchive.open(file)) {
        archive.extractFiles(folder.resolve("files"));
        assertThat(folder.resolve("files/forewarn.yml")).hasContent("speed: 1");
      }
    }
  }

  @Test
  void tablesAreOfOneMomentWhileOthersWrite() throws Exception {
    try (Warehouse warehouse = TestWarehouse.open(folder.resolve("one"))) {
      CountDownLatch stop = new CountDownLatch(1);
      CountDownLatch started = new CountDownLatch(20);
      AtomicLong longest = new AtomicLong();
      Thread writer =
          Thread.ofPlatform().start(() -> writeUntil(stop, started, longest, warehouse));
      started.await();
      Path file = backUp(warehouse);
      stop.countDown();
      writer.join();
      System.out.println("longest transaction beside a backup ms " + longest.get() / 1_000_000);

      try (Warehouse other = TestWarehouse.open(folder.resolve("two"));
          Session restored = other.session()) {
        restore(file, other);
        long offsets = restored.number("select sum(next_offset) from RAW.STREAM_OFFSETS");
        assertThat(offsets)
            .isGreaterThanOrEqualTo(2000)
            .isEqualTo(restored.number("select count(*) from RAW.KAFKA_RAW_ML_FEATURES"));
      }
    }
  }

  private static void writeUntil(
      CountDownLatch stop, CountDownLatch started, AtomicLong longest, Warehouse warehouse) {
    try (Session session = warehouse.session()) {
      session.update("insert into RAW.STREAM_OFFSETS values ('t', 0, 0, 'id')");
      while (stop.getCount() > 0) {
        long start = System.nanoTime();
        session.transaction(() -> {
          session.update(
              "insert into RAW.KAFKA_RAW_ML_FEATURES (RECORD_METADATA, RECORD_CONTENT) select '{}', '{\"x\": ' || random() || '}' from range(100)");
          session.update("update RAW.STREAM_OFFSETS set next_offset = next_offset + 100");
        });
        longest.accumulateAndGet(System.nanoTime() - start, Math::max);
        started.countDown();
      }
    }
  }

  @Test
  void aDamagedArchiveIsRefusedAsAWhole() throws IOException {
    Path file;
    try (Warehouse warehouse = TestWarehouse.open(folder.resolve("one"))) {
      importCities(warehouse);
      file = backUp(warehouse);
    }
    assertRefused(
        changed(file, "tables/RAW.RAW_CITY.parquet", false, ""), "is not what was written");
    assertRefused(changed(file, "tables/RAW.RAW_CITY.parquet", true, ""), "is missing");
    assertRefused(changed(file, "manifest.json", true, ""), "it has no manifest");
    assertRefused(changed(file, "", false, "files/../../evil.sh"), "not in its manifest");

    Path cut = folder.resolve("cut.zip");
    Files.copy(file, cut);
    try (RandomAccessFile access = new RandomAccessFile(cut.toFile(), "rw")) {
      access.setLength(access.length() - 100);
    }
    assertRefused(cut, "not a backup, or cut off");
    assertRefused(folder.resolve("absent.zip"), "no such file");
  }

  private void assertRefused(Path file, String reason) {
    assertThatThrownBy(
            () -> {
              try (BackupArchive archive = BackupArchive.open(file)) {
                archive.verify(Progress.none());
              }
            })
        .isInstanceOf(BackupException.class)
        .hasMessageStartingWith("Cannot restore " + file)
        .hasMessageContaining(reason);
  }

  /** A copy with one part changed or left out, or with another one added. */
  private Path changed(Path file, String part, boolean leftOut, String added) throws IOException {
    Path copy = Files.createTempFile(folder, "changed", ".zip");
    try (ZipFile zip = new ZipFile(file.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(copy))) {
      for (ZipEntry entry : zip.stream().toList()) {
        byte[] content = zip.getInputStream(entry).readAllBytes();
        if (entry.getName().equals(part)) {
          if (leftOut) {
            continue;
          }
          content[content.length / 2] ^= 1;
        }
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(content);
        out.closeEntry();
      }
      if (!added.isEmpty()) {
        out.putNextEntry(new ZipEntry(added));
        out.write(1);
        out.closeEntry();
      }
    }
    return copy;
  }

  @Test
  void aBackupThatFailsLeavesTheOlderOne() throws IOException {
    Path file = Files.writeString(folder.resolve("backup.zip"), "the older one");
    try (BackupWriter writer = BackupWriter.create(file, InstantSource.system())) {
      assertThatThrownBy(() -> writer.add("folder", folder)).isInstanceOf(BackupException.class);
    }
    assertThat(file).hasContent("the older one");
    assertThat(folder.resolve("backup.zip.part")).doesNotExist();
    assertThatThrownBy(
            () -> BackupWriter.create(folder.resolve("no/such/x.zip"), InstantSource.system()))
        .hasMessageContaining("no such directory");
  }
}
