package forewarn.console.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.console.table.DataTable.Column;
import forewarn.console.table.DataTable.Kind;
import forewarn.console.table.DataTable.Row;
import forewarn.warehouse.export.ExportFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFileTest {
  private static final DataTable TABLE =
      new DataTable(
          "ont-detail",
          "ONT detail",
          List.of(
              column("cluster", Kind.TEXT),
              column("registered", Kind.COUNT),
              column("ratio", Kind.SHARE),
              column("hour", Kind.HOUR),
              column("day", Kind.DATE)),
          List.of(
              row(
                  "=cmd()",
                  1200L,
                  0.25,
                  Instant.parse("2024-11-05T13:00:00Z"),
                  LocalDate.parse("2024-11-05")),
              row("BALI \"1\", east", 7, Double.NaN, null, null)),
          null);

  private static Column column(String name, Kind kind) {
    return new Column(name, name, kind, "", "");
  }

  private static Row row(@Nullable Object... values) {
    return new Row(Arrays.asList(values), null, "");
  }

  private static byte[] written(ExportFormat format) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    TableFile.write(TABLE, format, output);
    return output.toByteArray();
  }

  @Test
  void csvHoldsValuesAsTheyAreAndRunsNoFormula() throws IOException {
    assertThat(new String(written(ExportFormat.CSV), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            cluster,registered,ratio,hour,day
            '=cmd(),1200,0.25,2024-11-05T13:00:00Z,2024-11-05
            "BALI ""1"", east",7,,,
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void xlsxHoldsNumbersAndTimesAsSuchAndNoFormula(@TempDir Path directory) throws IOException {
    Path file = Files.write(directory.resolve("table.xlsx"), written(ExportFormat.XLSX));
    String sheet = entry(file, "xl/worksheets/sheet1.xml");

    assertThat(sheet).contains("<v>1200</v>", "<v>0.25</v>", "=cmd()").doesNotContain("<f>");
    // Days since 1900 for 5 November 2024, 13:00.
    assertThat(sheet).containsPattern("<v>45601\\.5416");
  }

  @Test
  void fileNamesSayWhatAndWhen() {
    assertThat(TableFile.fileName("ONT detail/x", LocalDate.parse("2024-11-05"), ExportFormat.XLSX))
        .isEqualTo("ont-detail-x-2024-11-05.xlsx");
  }

  @Test
  void otherFormatsAreRefused() {
    assertThat(TableFile.format("CSV")).isEqualTo(ExportFormat.CSV);
    assertThatThrownBy(() -> TableFile.format("parquet")).hasMessageContaining("csv and xlsx");
  }

  private static String entry(Path archive, String name) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      return new String(
          zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
