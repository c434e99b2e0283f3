package forewarn.console.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.warehouse.Progress;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.WarehouseSettings;
import forewarn.warehouse.backup.BackupException;
import forewarn.warehouse.backup.Manifest;
import forewarn.warehouse.file.FileImport;
import forewarn.warehouse.query.Queries;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class RestoreTest {
  @TempDir Path folder;
  private Path dataDir;
  private Path archive;
  private Path target;

  @BeforeEach
  void folders() throws IOException {
    dataDir = Files.createDirectories(folder.resolve("data"));
    archive = folder.resolve("backup.zip");
    target = folder.resolve("restored");
  }

  private static JdbcClient users(Path dataDir) {
    return JdbcClient.create(
        new DriverManagerDataSource(
            "jdbc:sqlite:" + dataDir.resolve("forewarn.db") + "?journal_mode=WAL"));
  }

  private Path write(String name, String content) throws IOException {
    Path file = dataDir.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private Manifest backUp() throws IOException {
    users(dataDir).sql("create table users (name text)").update();
    users(dataDir).sql("insert into users values ('ana')").update();
    write("models/champion.json", "{}");
    write("models/outage/1/card.json", "card");
    write("models/outage/.2/card.json", "unfinished");
    write("inbox/RAW_CITY_2.csv", "city_key,city,province,region\n2,B,B,R\n");
    write("forewarn.yml", "speed: 1");
    write("secrets/smtp", "hunter2");
    write("broker/log", "made again");
    write("instance.json", "secret token");
    Path csv = write("history/RAW_CITY.csv", "city_key,city,province,region\n1,A,A,R\n");
    try (Warehouse warehouse = Warehouse.open(dataDir, WarehouseSettings.defaults())) {
      new FileImport(warehouse).importPaths(List.of(csv), Progress.none());
      return new Backup(dataDir, warehouse).into(archive, Progress.none());
    }
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void everythingThatCannotBeMadeAgainComesBack() throws IOException {
    Manifest manifest = backUp();

    String said = new Restore(target, Restore.Into.EMPTY).from(archive, Progress.none());

    assertThat(said).startsWith("%,d rows of".formatted(manifest.rows())).contains("forewarn run");
    assertThat(files(target))
        .containsExactly(
            "forewarn.db",
            "forewarn.yml",
            "inbox/RAW_CITY_2.csv",
            "models/champion.json",
            "models/outage/1/card.json",
            "rebuild.wanted",
            "warehouse/forewarn.duckdb");
    assertThat(users(target).sql("select name from users").query(String.class).list())
        .containsExactly("ana");
    try (Warehouse warehouse = Warehouse.open(target, WarehouseSettings.defaults())) {
      assertThat(new Queries(warehouse).select("select city from RAW.RAW_CITY").rows())
          .containsExactly(List.of("A"));
    }
    assertThatCode(() -> Restore.requireFinished(target)).doesNotThrowAnyException();
  }

  @Test
  void secretsAreInNoArchiveAndStayWhereTheyAre() throws IOException {
    backUp();
    Path secret = Files.createDirectories(target.resolve("secrets")).resolve("smtp");
    Files.writeString(secret, "put there before");

    new Restore(target, Restore.Into.EMPTY).from(archive, Progress.none());

    assertThat(secret).hasContent("put there before");
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName)).noneMatch(name -> name.contains("smtp"));
    }
    new Restore(target, Restore.Into.ANY).from(archive, Progress.none());
    assertThat(secret).hasContent("put there before");
  }

  @Test
  void aDamagedArchiveChangesNothing() throws IOException {
    backUp();
    try (RandomAccessFile access = new RandomAccessFile(archive.toFile(), "rw")) {
      access.seek(access.length() / 2);
      int old = access.read();
      access.seek(access.length() / 2);
      access.write(~old);
    }

    assertThatThrownBy(() -> new Restore(target, Restore.Into.EMPTY).from(archive, Progress.none()))
        .isInstanceOf(BackupException.class);

    assertThat(target).doesNotExist();
  }

  @Test
  void whatIsThereIsKeptBesideWhenAsked() throws IOException {
    backUp();
    Files.createDirectories(target);
    Files.writeString(target.resolve("forewarn.yml"), "speed: 2");

    assertThatThrownBy(() -> new Restore(target, Restore.Into.EMPTY).from(archive, Progress.none()))
        .hasMessageContaining("it is not empty");
    assertThat(files(target)).containsExactly("forewarn.yml");

    new Restore(target, Restore.Into.ANY).from(archive, Progress.none());
    assertThat(target.resolve("forewarn.yml")).hasContent("speed: 1");
    assertThat(files(target))
        .filteredOn(name -> name.startsWith("replaced-"))
        .singleElement()
        .asString()
        .endsWith("/forewarn.yml");
  }

  @Test
  void anInterruptedRestoreIsTriedAgain() throws IOException {
    backUp();
    Files.createDirectories(target.resolve("restoring/warehouse"));
    Files.writeString(target.resolve("restoring/warehouse/forewarn.duckdb"), "half of it");

    assertThatThrownBy(() -> Restore.requireFinished(target))
        .hasMessageContaining("a restore was interrupted there");

    new Restore(target, Restore.Into.EMPTY).from(archive, Progress.none());
    assertThatCode(() -> Restore.requireFinished(target)).doesNotThrowAnyException();
    assertThat(target.resolve("restoring")).doesNotExist();
  }
}
