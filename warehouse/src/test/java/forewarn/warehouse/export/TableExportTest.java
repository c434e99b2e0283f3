package forewarn.warehouse.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.telemetry.SeedData;
import forewarn.warehouse.Progress;
import forewarn.warehouse.TestWarehouse;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.WarehouseException;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.file.FileImport;
import forewarn.warehouse.file.ImportedFile;
import forewarn.warehouse.file.SheetFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableExportTest {
  private static final String RECORDS =
      """
      timestamp_1h,cluster_id,snr_avg,note
      2024-11-05 13:00:00,ACE7E-CL11,25.5,=1+1
      2024-12-31 23:00:00,ACE7E-CL11,0.1,"two
      lines"
      2024-11-30 23:59:59,ACE7E-CL12,,
      2025-01-01 00:00:00,ACE7E-CL11,-1,x
      never,ACE7E-CL13,2,y
      """;

  @TempDir Path dataDir;
  private Warehouse warehouse;
  private TableExport export;

  @BeforeEach
  void open() throws IOException {
    warehouse = TestWarehouse.open(dataDir);
    export = new TableExport(warehouse);
    Path csv = Files.writeString(dataDir.resolve("RAW_ML_FEATURES.csv"), RECORDS);
    new FileImport(warehouse).importPaths(List.of(csv), Progress.none());
  }

  @AfterEach
  void close() throws IOException {
    try (Stream<Path> left = Files.list(warehouse.exportDirectory())) {
      assertThat(left).isEmpty();
    }
    warehouse.close();
  }

  private Definition table(String name) {
    return warehouse.catalogue().find(name).orElseThrow();
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
  void parquetIsOneFileForEachMonthAndCanBeImportedAgain() throws IOException {
    Path out = dataDir.resolve("it's out");
    TableExport.Exported exported =
        export.toPath(table("RAW.RAW_ML_FEATURES"), ExportFormat.PARQUET, out, Progress.none());

    assertThat(exported.rows()).isEqualTo(5);
    assertThat(exported.files()).isEqualTo(4);
    assertThat(files(out))
        .containsExactly(
            "RAW_ML_FEATURES/RAW_ML_FEATURES_without_time.parquet",
            "RAW_ML_FEATURES/year=2024/month=11/RAW_ML_FEATURES_2024_11.parquet",
            "RAW_ML_FEATURES/year=2024/month=12/RAW_ML_FEATURES_2024_12.parquet",
            "RAW_ML_FEATURES/year=2025/month=01/RAW_ML_FEATURES_2025_01.parquet");

    try (Warehouse other = TestWarehouse.open(dataDir.resolve("other"));
        Session session = other.session();
        Session original = warehouse.session()) {
      List<ImportedFile> imported =
          new FileImport(other).importPaths(List.of(out), Progress.none());
      assertThat(imported).allMatch(file -> file.outcome() == ImportedFile.Outcome.LOADED);
      String rows =
          "select * exclude (load_number, row_number, unreadable) from RAW.RAW_ML_FEATURES order by cluster_id, timestamp_1h";
      assertThat(TestWarehouse.rows(session, rows)).isEqualTo(TestWarehouse.rows(original, rows));
    }
    assertThatThrownBy(() ->
            export.toPath(table("RAW.RAW_ML_FEATURES"), ExportFormat.PARQUET, out, Progress.none()))
        .isInstanceOf(WarehouseException.class)
        .hasMessageEndingWith("RAW_ML_FEATURES: there are files in it already");
  }

  @Test
  void whatHasNoTimeOrIsToBeOneFileIsOneFile() throws IOException {
    Path out = dataDir.resolve("out");
    assertThat(
            export.toPath(table("RAW.RAW_CITY"), ExportFormat.PARQUET, out, Progress.none()).path())
        .isEqualTo(out.resolve("RAW_CITY.parquet"))
        .exists();
    Path file = out.resolve("all.parquet");
    assertThat(
            export
                .toPath(table("RAW.RAW_ML_FEATURES"), ExportFormat.PARQUET, file, Progress.none())
                .rows())
        .isEqualTo(5);
    assertThat(files(out)).containsExactly("RAW_CITY.parquet", "all.parquet");
  }

  @Test
  void csvAndWorkbookHoldTheSameRows() throws IOException {
    Path out = dataDir.resolve("out");
    Definition table = table("RAW.RAW_ML_FEATURES");
    Path csv = export.toPath(table, ExportFormat.CSV, out, Progress.none()).path();
    Path xlsx = export.toPath(table, ExportFormat.XLSX, out, Progress.none()).path();

    assertThat(csv).content().startsWith("timestamp_1h,").contains("2024-11-05T13:00:00Z,");
    List<String> rows = new ArrayList<>();
    try (SheetFile sheet = SheetFile.open(xlsx)) {
      int time = sheet.header().indexOf("timestamp_1h");
      int note = sheet.header().indexOf("note");
      for (SheetFile.Row row = sheet.next(); row != null; row = sheet.next()) {
        rows.add(row.values().get(time) + " " + row.values().get(note));
      }
    }
    assertThat(rows)
        .containsExactly(
            "2024-11-05T13:00:00 =1+1",
            "2024-12-31T23:00:00 two\nlines",
            "2024-11-30T23:59:59 null",
            "2025-01-01T00:00:00 x",
            "null y");
    assertThat(files(out)).containsExactly("RAW_ML_FEATURES.csv", "RAW_ML_FEATURES.xlsx");
  }

  @Test
  void aDownloadOfMonthsIsAZip() throws IOException {
    Definition table = table("RAW.RAW_ML_FEATURES");
    assertThat(export.fileName(table, ExportFormat.PARQUET)).isEqualTo("RAW_ML_FEATURES.zip");
    assertThat(export.fileName(table, ExportFormat.XLSX)).isEqualTo("RAW_ML_FEATURES.xlsx");
    assertThat(export.fileName(table("RAW.RAW_CITY"), ExportFormat.PARQUET))
        .isEqualTo("RAW_CITY.parquet");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    assertThat(export.toStream(table, ExportFormat.PARQUET, bytes)).isEqualTo(5);

    List<String> names = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
        assertThat(new String(zip.readNBytes(4), StandardCharsets.US_ASCII)).isEqualTo("PAR1");
      }
    }
    assertThat(names)
        .containsExactly(
            "RAW_ML_FEATURES/year=2024/month=11/RAW_ML_FEATURES_2024_11.parquet",
            "RAW_ML_FEATURES/year=2024/month=12/RAW_ML_FEATURES_2024_12.parquet",
            "RAW_ML_FEATURES/year=2025/month=01/RAW_ML_FEATURES_2025_01.parquet",
            "RAW_ML_FEATURES/RAW_ML_FEATURES_without_time.parquet");
  }

  @Test
  void everyObjectCanBeExported() throws IOException {
    for (Definition table : warehouse.catalogue().definitions()) {
      for (ExportFormat format : ExportFormat.values()) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        export.toStream(table, format, bytes);
        assertThat(bytes.size()).as(table + " " + format).isPositive();
      }
    }
  }

  @Test
  void realRowsAreWrittenInSeconds() throws IOException {
    Path file = SeedData.file("RAW_ML_FEATURES_2024_11_12.parquet");
    new FileImport(warehouse).importPaths(List.of(file), Progress.none());
    for (ExportFormat format : ExportFormat.values()) {
      long start = System.nanoTime();
      TableExport.Exported exported =
          export.toPath(
              table("RAW.RAW_ML_FEATURES"), format, dataDir.resolve("out"), Progress.none());
      System.out.println(
          format + " " + exported.rows() + " rows ms " + (System.nanoTime() - start) / 1_000_000);
      assertThat(exported.rows()).isEqualTo(298_661);
    }
  }
}
