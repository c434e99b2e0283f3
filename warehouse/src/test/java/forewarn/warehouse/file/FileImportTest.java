package forewarn.warehouse.file;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.SeedData;
import forewarn.warehouse.Progress;
import forewarn.warehouse.TestWarehouse;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.file.ImportedFile.Outcome;
import forewarn.warehouse.model.Refresh;
import forewarn.warehouse.query.HourlyHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileImportTest {
  @TempDir Path dataDir;

  @Test
  void loadsTheSeedFilesOnceAndBringsEveryRowToGold() throws IOException {
    Path folder = SeedData.file("RAW_CITY.csv").getParent();
    try (Warehouse warehouse = TestWarehouse.open(dataDir);
        Session session = warehouse.session()) {
      long start = System.nanoTime();
      List<ImportedFile> first =
          new FileImport(warehouse).importPaths(List.of(folder), Progress.none());
      System.out.println("import ms " + (System.nanoTime() - start) / 1_000_000);
      start = System.nanoTime();
      new Refresh(warehouse).refresh(Progress.none());
      System.out.println("refresh ms " + (System.nanoTime() - start) / 1_000_000);

      assertThat(first).noneMatch(file -> file.outcome() == Outcome.FAILED);
      assertThat(first)
          .filteredOn(file -> file.outcome() == Outcome.LOADED)
          .extracting(ImportedFile::table, ImportedFile::rows)
          .contains(
              org.assertj.core.api.Assertions.tuple("RAW.RAW_CITY", 34L),
              org.assertj.core.api.Assertions.tuple("RAW.RAW_OLT", 68L),
              org.assertj.core.api.Assertions.tuple("RAW.RAW_CLUSTER", 204L),
              org.assertj.core.api.Assertions.tuple("RAW.RAW_NETWORK_CONTEXT_STATIC", 204L),
              org.assertj.core.api.Assertions.tuple("RAW.RAW_ML_FEATURES", 298_656L));
      assertThat(session.number("select count(*) from STAGING.REJECTED")).isZero();
      assertThat(session.number("select count(*) from DATAMART.FACT_ML_FEATURES"))
          .isEqualTo(298_656);
      assertThat(session.number("select count(*) from DATAMART.DIM_CLUSTER")).isEqualTo(204);

      List<ImportedFile> second =
          new FileImport(warehouse).importPaths(List.of(folder), Progress.none());
      assertThat(second).noneMatch(file -> file.outcome() == Outcome.LOADED);
      assertThat(session.number("select count(*) from RAW.RAW_ML_FEATURES")).isEqualTo(298_656);
      try (Stream<Path> left = Files.list(warehouse.importDirectory())) {
        assertThat(left).isEmpty();
      }
    }
  }

  @Test
  void readsTheSameHistoryFromWarehouseAndFile() {
    Path file = SeedData.file("RAW_ML_FEATURES_2024_11_12.parquet");
    try (Warehouse warehouse = TestWarehouse.open(dataDir)) {
      new FileImport(warehouse).importPaths(List.of(file.getParent()), Progress.none());
      new Refresh(warehouse).refresh(Progress.none());

      List<String> stored = firstRows(HourlyHistory.of(warehouse));
      List<String> read = firstRows(HourlyHistory.ofFile(file));

      assertThat(stored).isEqualTo(read).hasSize(2000);
      assertThat(HourlyHistory.of(warehouse).rows())
          .isEqualTo(HourlyHistory.ofFile(file).rows())
          .isEqualTo(298_656);
    }
  }

  private static List<String> firstRows(HourlyHistory history) {
    List<String> rows = new ArrayList<>();
    String[] previous = {""};
    history.scan((cluster, hour, values, label) -> {
      assertThat(cluster.compareTo(previous[0])).isNotNegative();
      previous[0] = cluster;
      if (rows.size() < 2000) {
        rows.add(cluster + " " + hour + " " + java.util.Arrays.toString(values) + " " + label);
      }
    });
    return rows;
  }

  @Test
  void readsValuesAsOtherToolsWriteThem() throws IOException {
    Path csv = dataDir.resolve("RAW_ML_FEATURES_x.csv");
    Files.writeString(
        csv,
        """
        timestamp_1h,cluster_id,snr_avg,rx_power_avg,link_loss_count,colour
        2024-11-05 13:00:00,ACE7E-CL11,25.5,-25 dBm,3,red
        1730811600000000000,ACE7E-CL12,NaN,,4.0,
        2024-11-05T20:00:00+07:00,ACE7E-CL13,many,-20,2.5,blue
        2024-11-05 14:00:00,ACE7E-CL11,1
        """);
    try (Warehouse warehouse = TestWarehouse.open(dataDir);
        Session session = warehouse.session()) {
      ImportedFile imported =
          new FileImport(warehouse).importPaths(List.of(csv), Progress.none()).getFirst();

      assertThat(imported.outcome()).isEqualTo(Outcome.LOADED);
      assertThat(imported.rows()).isEqualTo(4);
      assertThat(imported.message())
          .startsWith("loaded, without the columns city, city_key,")
          .contains("with the new columns colour")
          .contains("1 line cannot be read: line 5:");
      assertThat(
              TestWarehouse.rows(
                  session,
                  "select timestamp_1h::varchar t, snr_avg::varchar s, rx_power_avg::varchar r, link_loss_count::varchar l, colour, unreadable u from RAW.RAW_ML_FEATURES order by row_number"))
          .extracting(Object::toString)
          .containsExactly(
              "{colour=red, l=3, r=-25.0, s=25.5, t=2024-11-05 13:00:00, u=null}",
              "{colour=null, l=4, r=null, s=null, t=2024-11-05 13:00:00, u=null}",
              "{colour=blue, l=null, r=-20.0, s=null, t=2024-11-05 13:00:00, u={\"link_loss_count\":\"2.5\",\"snr_avg\":\"many\"}}",
              "{colour=null, l=null, r=null, s=null, t=null, u={\"line 5\":\"2024-11-05 14:00:00,ACE7E-CL11,1\"}}");

      new Refresh(warehouse).refresh(Progress.none());
      assertThat(
              session.list(
                  "select rule || ' ' || message from STAGING.REJECTED where row_number = 4",
                  row -> row.text(1)))
          .singleElement()
          .asString()
          .startsWith(
              "values_readable cannot read {\"line 5\":\"2024-11-05 14:00:00,ACE7E-CL11,1\"}");
    }
  }

  @Test
  void oneBadFileDoesNotKeepTheOthersOut() throws IOException {
    Path folder = Files.createDirectories(dataDir.resolve("in"));
    Files.writeString(folder.resolve("RAW_CITY.csv"), "city_key,city,province,region\n1,A,A,R\n");
    Files.writeString(folder.resolve("RAW_OLT.parquet"), "this is no parquet");
    Files.writeString(folder.resolve("RAW_CLUSTER.csv"), "a;b;c\n1;2;3\n");
    Files.writeString(folder.resolve("RAW_TICKETS_ALIEN.csv"), "a,b\n1,2\n");
    Files.writeString(folder.resolve("notes.txt"), "nothing");
    try (Warehouse warehouse = TestWarehouse.open(dataDir)) {
      List<ImportedFile> imported =
          new FileImport(warehouse)
              .importPaths(List.of(folder, folder.resolve("absent.csv")), Progress.none());

      assertThat(imported)
          .extracting(file -> file.file().getFileName() + " " + file.outcome())
          .containsExactlyInAnyOrder(
              "RAW_CITY.csv LOADED",
              "RAW_OLT.parquet FAILED",
              "RAW_CLUSTER.csv FAILED",
              "RAW_TICKETS_ALIEN.csv SKIPPED",
              "absent.csv FAILED");
    }
  }

  @Test
  void filesInAFolderNamedAfterATableBelongToIt() throws IOException {
    Path folder = dataDir.resolve("in");
    Path cities = Files.createDirectories(folder.resolve("RAW_CITY/year=2024"));
    Files.writeString(cities.resolve("part-0.csv"), "city_key,city,province,region\n1,A,A,R\n");
    Files.writeString(cities.resolve("part-1.csv"), "city_key,city,province,region\n2,B,B,R\n");
    Files.writeString(cities.resolve("RAW_OLT.csv"), "olt_key,olt_id,city_key\n1,O,1\n");
    Files.writeString(cities.resolve(".part-2.csv"), "city_key,city,province,region\n3,C,C,R\n");
    try (Warehouse warehouse = TestWarehouse.open(dataDir)) {
      List<ImportedFile> imported =
          new FileImport(warehouse).importPaths(List.of(folder), Progress.none());

      assertThat(imported)
          .extracting(file -> file.file().getFileName() + " " + file.table() + " " + file.rows())
          .containsExactly(
              "RAW_OLT.csv RAW.RAW_OLT 1",
              "part-0.csv RAW.RAW_CITY 1",
              "part-1.csv RAW.RAW_CITY 1");
    }
  }

  @Test
  void whatTheUserNamedAndCannotBeImportedHasFailed() throws IOException {
    Path notes = Files.writeString(dataDir.resolve("notes.txt"), "nothing");
    Path alien = Files.writeString(dataDir.resolve("alien.csv"), "a,b\n1,2\n");
    Path empty = Files.createDirectories(dataDir.resolve("empty"));
    try (Warehouse warehouse = TestWarehouse.open(dataDir)) {
      assertThat(
              new FileImport(warehouse).importPaths(List.of(notes, alien, empty), Progress.none()))
          .allMatch(file -> file.outcome() == Outcome.FAILED)
          .extracting(ImportedFile::message)
          .satisfiesExactlyInAnyOrder(
              message -> assertThat(message).isEqualTo("not a CSV, Parquet or XLSX file"),
              message -> assertThat(message).startsWith("there is no table for it; names must"),
              message -> assertThat(message).startsWith("there is no CSV, Parquet or XLSX file"));
    }
  }

  @Test
  void aWorkbookGoesTheWayOfACsvFile() throws IOException {
    Path book =
        new Workbook()
            .texts("<t>timestamp_1h</t>", "<t>cluster_id</t>", "<t>snr_avg</t>", "<t>note</t>")
            .sheet(
                """
                <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row>
                <row r="2"><c r="A2" s="2"><v>45601.541666666664</v></c><c r="B2" t="str"><v>ACE7E-CL11</v></c><c r="C2"><v>25.5</v></c><c r="D2" t="str"><v>=a, "b"</v></c></row>
                <row r="3"><c r="A3" t="str"><v>2024-11-05 14:00</v></c><c r="B3" t="str"><v>ACE7E-CL11</v></c><c r="C3" t="str"><v>-25 dB</v></c><c r="G3"><v>1</v></c></row>
                """)
            .write(dataDir.resolve("RAW_ML_FEATURES_x.xlsx"));
    try (Warehouse warehouse = TestWarehouse.open(dataDir);
        Session session = warehouse.session()) {
      ImportedFile imported =
          new FileImport(warehouse).importPaths(List.of(book), Progress.none()).getFirst();

      assertThat(imported.outcome()).isEqualTo(Outcome.LOADED);
      assertThat(imported.message())
          .endsWith(
              "with the new columns note; cells left out because their column has no name: 1");
      assertThat(
              TestWarehouse.rows(
                  session,
                  "select timestamp_1h::varchar t, snr_avg::varchar s, note from RAW.RAW_ML_FEATURES order by row_number"))
          .extracting(Object::toString)
          .containsExactly(
              "{note==a, \"b\", s=25.5, t=2024-11-05 13:00:00}",
              "{note=null, s=-25.0, t=2024-11-05 14:00:00}");
      assertThat(new FileImport(warehouse).importPaths(List.of(book), Progress.none()))
          .extracting(ImportedFile::outcome)
          .containsExactly(Outcome.UNCHANGED);
      try (Stream<Path> left = Files.list(warehouse.importDirectory())) {
        assertThat(left).isEmpty();
      }
    }
  }

  @Test
  void readsRecordsAsAProducerSendsThem() {
    Path file = SeedData.file("RAW_ML_FEATURES_2024_11_12.parquet");
    List<HourlyRecord> first = new ArrayList<>();
    long[] count = new long[2];
    try (RecordFile records = RecordFile.open(file)) {
      assertThat(records.rows()).isEqualTo(298_656);
      records.forEach(
          hourly -> {
            count[0]++;
            if (first.size() < 300) {
              first.add(hourly);
            }
          },
          (row, reason) -> count[1]++);
    }
    assertThat(count).containsExactly(298_656, 0);
    assertThat(first.getFirst().clusterId()).isEqualTo("ACE7E-CL11");
    assertThat(first.getFirst().hour()).isEqualTo("2024-11-01T00:00:00Z");
    assertThat(first.get(204).hour()).isEqualTo("2024-11-01T01:00:00Z");
    assertThat(first.getFirst().rowIndex()).isEqualTo(1);
    assertThat(first.getFirst().place().clusterName()).isEqualTo("Cluster-ACE7E-11");
  }

  @Test
  void saysWhyARowIsNoRecord() throws IOException {
    Path csv = dataDir.resolve("records.csv");
    Files.writeString(
        csv,
        "timestamp_1h,cluster_id,snr_avg\n2024-11-05 13:00:00,,20\nyesterday,A,20\n2024-11-05 13:00:00,A,200\n2024-11-05 13:00:00,A,20\n");
    List<String> bad = new ArrayList<>();
    List<HourlyRecord> good = new ArrayList<>();
    try (RecordFile records = RecordFile.open(csv)) {
      records.forEach(good::add, (row, reason) -> bad.add(row + " " + reason));
    }
    assertThat(good).hasSize(1);
    assertThat(bad)
        .containsExactlyInAnyOrder(
            "1 cluster_id is missing",
            "2 timestamp_1h is missing; cannot read {\"timestamp_1h\":\"yesterday\"}",
            "3 snr_avg: '200.0' is outside -20..80");
  }
}
