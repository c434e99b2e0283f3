package forewarn.console;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.console.ForewarnProcess.CommandResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipFile;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real program: files come in and go out, and all of it moves to another data directory. */
class BackupIT {
  private static final String PREDICTIONS = "select count(*) from DATAMART.FACT_PREDICTIONS";
  private static final String REPEATED =
      "select count(*) - count(distinct (cluster_id, timestamp_1h)) from DATAMART.FACT_PREDICTIONS";
  private static final String STREAMED = "select count(*) from RAW.KAFKA_RAW_ML_FEATURES";

  @TempDir Path folder;

  @Test
  void aBackupUnderLoadMovesEverythingElsewhere() throws Exception {
    Path archive = folder.resolve("backup.zip");
    try (ForewarnProcess forewarn =
        ForewarnProcess.start(folder.resolve("one"), "--history", "1mo", "--speed", "36000")) {
      forewarn.awaitLive(Duration.ofSeconds(240));
      awaitMore(forewarn, PREDICTIONS, 2000);
      filesComeInAndGoOut(forewarn);

      long streamed = number(forewarn, STREAMED);
      CommandResult backup = forewarn.run("backup", archive.toString());
      assertThat(backup.code()).as(backup.output()).isZero();
      awaitMore(forewarn, STREAMED, streamed + 2000);
      assertThat(forewarn.run("restore", archive.toString()).code()).isEqualTo(1);
      Path other = folder.resolve("two");
      CommandResult restore =
          forewarn.run("restore", archive.toString(), "--data-dir", other.toString());
      assertThat(restore.code()).as(restore.output()).isZero();
    }
    long predicted = rows(archive, "RAW.OUTAGE_PREDICTIONS");
    try (ForewarnProcess forewarn =
        ForewarnProcess.start(folder.resolve("two"), "--history", "1mo", "--speed", "36000")) {
      forewarn.awaitLive(Duration.ofSeconds(240));

      assertThat(forewarn.terminal()).contains("a model is there");
      awaitMore(forewarn, PREDICTIONS, predicted + 2000);
      assertThat(number(forewarn, REPEATED)).as("no hour is predicted twice").isZero();
      assertThat(
              number(
                  forewarn,
                  "select count(*) from DATAMART.FACT_PREDICTIONS where timestamp_1h <= (select max(timestamp_1h) from DATAMART.FACT_PREDICTIONS where made_at < timestamp '%s')"
                      .formatted(snapshot(archive))))
          .as("what was predicted before is there")
          .isGreaterThanOrEqualTo(predicted);
      assertThat(
              number(
                  forewarn,
                  "select count(*) from DATAMART.FACT_PREDICTIONS where made_at > timestamp '%s' and missing_features like '%%offline_ont_ratio%%'"
                      .formatted(snapshot(archive))))
          .isZero();
      // A cluster that scoring knows nothing of lacks how long it usually takes.
      assertThat(
              number(
                  forewarn,
                  "select count(*) from DATAMART.FACT_PREDICTIONS where made_at > timestamp '%s' and missing_features = ''"
                      .formatted(snapshot(archive))))
          .as("scoring begins warm")
          .isGreaterThan(1000);
    }
  }

  private void filesComeInAndGoOut(ForewarnProcess forewarn) throws Exception {
    Path inbox = folder.resolve("one/inbox");
    Path part =
        Files.writeString(
            inbox.resolve("RAW_CITY_new.csv.part"),
            "city_key,city,province,region\n77,Newtown,Newtown,R\n");
    Files.move(part, inbox.resolve("RAW_CITY_new.csv"));
    awaitMore(forewarn, "select count(*) from DATAMART.DIM_CITY where city_key = 77", 0);
    assertThat(inbox.resolve("RAW_CITY_new.csv")).doesNotExist();

    Path notes = Files.writeString(folder.resolve("notes.txt"), "nothing");
    CommandResult unknown = forewarn.run("import", notes.toString());
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.output()).contains("not a CSV, Parquet or XLSX file");

    Path out = folder.resolve("DIM_CITY.xlsx");
    CommandResult export = forewarn.run("export", "dim_city", "--to", out.toString());
    assertThat(export.code()).as(export.output()).isZero();
    assertThat(out).exists();
  }

  private static void awaitMore(ForewarnProcess forewarn, String sql, long than) {
    Awaitility.await(sql)
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> number(forewarn, sql) > than);
  }

  private static long number(ForewarnProcess forewarn, String sql)
      throws IOException, InterruptedException {
    return forewarn.queryValue(sql).asLong();
  }

  private static JsonNode manifest(Path archive) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      return JsonMapper.shared()
          .readTree(zip.getInputStream(zip.getEntry("manifest.json")).readAllBytes());
    }
  }

  private static long rows(Path archive, String table) throws IOException {
    for (JsonNode part : manifest(archive).get("parts")) {
      if (table.equals(part.path("table").asString(""))) {
        return part.get("rows").asLong();
      }
    }
    throw new IllegalStateException("Cannot find " + table + " in " + archive);
  }

  private static String snapshot(Path archive) throws IOException {
    return manifest(archive).get("snapshotAt").asString().replace("Z", "");
  }
}
