package forewarn.warehouse.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.warehouse.database.Database;
import forewarn.warehouse.database.ResultColumn;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.export.ExportFormat;
import forewarn.warehouse.file.CellKind;
import forewarn.warehouse.file.SheetFile;
import forewarn.warehouse.file.UnreadableFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchFileTest {
  @TempDir Path folder;

  private BatchFile read(Path file) throws IOException {
    return BatchFile.read(
        file, Files.createTempDirectory(folder, "work"), BatchLimits.USUAL, rows -> {});
  }

  private Path csv(String text) throws IOException {
    return Files.writeString(folder.resolve("given.csv"), text);
  }

  // The second row has an error, all others a probability of their number.
  private static void score(BatchFile file) {
    file.accept(accepted -> {});
    file.score(scored -> {
      for (long row = 1; row <= file.rows(); row++) {
        if (row == 2) {
          scored.addError(row, "snr_avg: 'x' is not a number", "snr_avg is not a number");
        } else {
          scored.add(row, 1, row / 10.0, List.of("trap_trend"), List.of());
        }
      }
    });
  }

  private Path written(BatchFile file, ExportFormat as, Details details) throws IOException {
    Path to = folder.resolve("result" + as.ending());
    file.write(as, details, to, rows -> {});
    return to;
  }

  @Test
  void aCsvFileComesBackRowForRowWithItsOwnValuesUntouched() throws IOException {
    Path given =
        csv(
            "\uFEFFid;Note;label_outage_1h;snr_avg\r\n007;\"two\nlines; \"\"quoted\"\"\";1;26,10\r\n\r\n008;=1+1;0;x\r\n009;;;1.0\r\n");
    try (BatchFile file = read(given)) {
      score(file);

      assertThat(Files.readString(written(file, ExportFormat.CSV, Details.RESULT)))
          .isEqualTo(
              """
              id,Note,label_outage_1h_given,snr_avg,label_outage_1h,outage_probability,error\r
              007,"two
              lines; ""quoted""\",1,"26,10",1,0.1,\r
              008,'=1+1,0,x,,,snr_avg: 'x' is not a number\r
              009,,,1.0,1,0.3,\r
              """);
      assertThat(file.worst(List.of("id"), 0, 10))
          .extracting(ResultRow::place, row -> row.values().getFirst(), ResultRow::probability)
          .containsExactly(
              org.assertj.core.api.Assertions.tuple(5L, "008", Double.NaN),
              org.assertj.core.api.Assertions.tuple(6L, "009", 0.3),
              org.assertj.core.api.Assertions.tuple(2L, "007", 0.1));
      assertThat(file.summary().reasons())
          .containsExactly(new BatchSummary.Reason("snr_avg is not a number", 1));
    }
  }

  @Test
  void aWorkbooksCellsStayWhatTheyWere() throws IOException {
    Path given = folder.resolve("given.xlsx");
    try (var out = Files.newOutputStream(given);
        var book = new Workbook(out, "test", "1.0")) {
      Worksheet sheet = book.newWorksheet("data");
      for (int i = 0; i < 5; i++) {
        sheet.value(0, i, List.of("at", "text", "number", "flag", "computed").get(i));
      }
      sheet.value(2, 0, LocalDateTime.of(2024, 11, 5, 13, 0));
      sheet.style(2, 0).format("yyyy-mm-dd hh:mm").set();
      sheet.value(2, 1, "007");
      sheet.value(2, 2, 0.30000000000000004);
      sheet.value(2, 3, true);
      sheet.formula(2, 4, "C3*2");
    }
    try (BatchFile file = read(given)) {
      score(file);
      Path result = written(file, ExportFormat.XLSX, Details.MISSING_AND_UNUSUAL);

      try (SheetFile sheet = SheetFile.open(result)) {
        assertThat(sheet.header())
            .containsExactly(
                "at",
                "text",
                "number",
                "flag",
                "computed",
                "label_outage_1h",
                "outage_probability",
                "error",
                "missing_features",
                "unusual_features");
        SheetFile.Row row = java.util.Objects.requireNonNull(sheet.next());
        assertThat(row.values().subList(0, 4))
            .containsExactly("2024-11-05T13:00:00", "007", "0.30000000000000004", "true");
        assertThat(row.kinds().subList(0, 4))
            .containsExactly(CellKind.TIME, CellKind.TEXT, CellKind.NUMBER, CellKind.TRUTH);
        assertThat(row.values().subList(5, 9)).containsExactly("1", "0.1", null, "trap_trend");
      }
    }
  }

  @Test
  void aNumberOfAnyLengthStaysOneAndATextOfDigitsStaysText() throws IOException {
    List<Double> numbers =
        List.of(0.014580801944106927, -0.0012345678901234567, 1.2345678901234567e-9, 1e-12, 2.5e20);
    Path given = folder.resolve("given.xlsx");
    try (var out = Files.newOutputStream(given);
        var book = new Workbook(out, "test", "1.0")) {
      Worksheet sheet = book.newWorksheet("data");
      sheet.value(0, 0, "number");
      sheet.value(0, 1, "text");
      for (int i = 0; i < numbers.size(); i++) {
        sheet.value(i + 1, 0, numbers.get(i));
        sheet.value(i + 1, 1, "007");
      }
    }
    try (BatchFile file = read(given)) {
      score(file);
      try (SheetFile sheet = SheetFile.open(written(file, ExportFormat.XLSX, Details.RESULT))) {
        for (double number : numbers) {
          SheetFile.Row row = java.util.Objects.requireNonNull(sheet.next());
          assertThat(row.kinds().subList(0, 2)).containsExactly(CellKind.NUMBER, CellKind.TEXT);
          assertThat(Double.parseDouble(String.valueOf(row.values().get(0)))).isEqualTo(number);
          assertThat(row.values().get(1)).isEqualTo("007");
        }
      }
    }
  }

  @Test
  void aFormulaIsToldFromAValue() throws IOException {
    Path given = folder.resolve("given.xlsx");
    try (var out = Files.newOutputStream(given);
        var book = new Workbook(out, "test", "1.0")) {
      Worksheet sheet = book.newWorksheet("data");
      sheet.value(0, 0, "a");
      sheet.value(0, 1, "b");
      sheet.value(1, 0, 1);
      sheet.formula(1, 1, "A2*2");
    }
    try (BatchFile file = read(given)) {
      List<String> seen = new ArrayList<>();
      file.forEach(
          List.of("b", "a"),
          row -> seen.add(row.isFormula(0) + " " + row.isFormula(1) + " " + row.text(1)));
      assertThat(seen).containsExactly("true false 1");
    }
  }

  @Test
  void aParquetFileKeepsItsTypes() throws IOException {
    Path given = folder.resolve("given.parquet");
    try (Database database = Database.inMemory(Map.of());
        Session session = database.session()) {
      session.update(
          "copy (select 7::utinyint as small, 1.5::float as real, 1.25::decimal(5,2) as price,"
              + " timestamp_ns '2024-11-05 13:00:00' as at, '2024-11-05 13:00:00+07'::timestamptz as zoned,"
              + " date '2024-11-05' as day, 'x' as \"Error\" from range(3)) to '"
              + given
              + "'");
      try (BatchFile file = read(given)) {
        score(file);
        Path result = written(file, ExportFormat.PARQUET, Details.RESULT);

        assertThat(session.describe("select * from '" + result + "'"))
            .extracting(ResultColumn::name, ResultColumn::type)
            .extracting(Object::toString)
            .containsExactly(
                "(\"small\", \"UTINYINT\")",
                "(\"real\", \"FLOAT\")",
                "(\"price\", \"DECIMAL(5,2)\")",
                "(\"at\", \"TIMESTAMP_NS\")",
                "(\"zoned\", \"TIMESTAMP WITH TIME ZONE\")",
                "(\"day\", \"DATE\")",
                "(\"Error_given\", \"VARCHAR\")",
                "(\"label_outage_1h\", \"BIGINT\")",
                "(\"outage_probability\", \"DOUBLE\")",
                "(\"error\", \"VARCHAR\")");
        assertThat(Files.readString(written(file, ExportFormat.CSV, Details.RESULT)))
            .contains("7,1.5,1.25,2024-11-05T13:00:00Z,2024-11-05T06:00:00Z,2024-11-05,x,1,0.1,");
      }
    }
  }

  @Test
  void textBecomesNumbersAndTimesInParquetWhereAllOfItIs() throws IOException {
    try (BatchFile file =
            read(
                csv(
                    "n,r,at,code\n1,1.5,2024-11-05 13:00:00,007\n2,2e-3,2024-11-05T14:00:00Z,8\n"));
        Database database = Database.inMemory(Map.of());
        Session session = database.session()) {
      score(file);
      Path result = written(file, ExportFormat.PARQUET, Details.RESULT);

      assertThat(session.describe("select n, r, \"at\", code from '" + result + "'"))
          .extracting(ResultColumn::type)
          .containsExactly("BIGINT", "DOUBLE", "TIMESTAMP", "VARCHAR");
    }
  }

  @Test
  void aRowWithAnotherNumberOfValuesStaysInItsPlaceAndSaysSo() throws IOException {
    try (BatchFile file = read(csv("a,b\n1,2\n3\n4,5,6\n"))) {
      List<String> problems = new ArrayList<>();
      file.forEach(List.of("a"), row -> problems.add(row.text(0) + " " + row.problem()));

      assertThat(problems)
          .containsExactly(
              "1 null",
              "3 line 3 has 1 values, the header has 2 names",
              "4 line 4 has 3 values, the header has 2 names");
    }
  }

  @Test
  void refusesWhatIsNoSuchFileWithThePlace() throws IOException {
    assertRefused("empty.csv", new byte[0], "the file is empty");
    assertRefused(
        "header.csv", "a,b\n".getBytes(StandardCharsets.UTF_8), "it has a header but no row");
    assertRefused(
        "open.csv",
        "a\n1\n\"x".getBytes(StandardCharsets.UTF_8),
        "the quote that opens in line 3 never ends");
    assertRefused("zero.csv", new byte[] {'a', '\n', 0}, "not a text file: line 2 has a zero byte");
    assertRefused(
        "latin.csv",
        new byte[] {'a', '\n', (byte) 0xe9, '\n'},
        "not UTF-8 from about line 1 on: save it as \"CSV UTF-8\"");
    assertRefused(
        "long.csv",
        ("a\n" + "x".repeat(40_000)).getBytes(StandardCharsets.UTF_8),
        "line 2 has a value of more than 32,767 characters: xxxxxxxxxxxxxxxxxxxx…");
    assertRefused(
        "garbage.xlsx",
        new byte[] {1, 2, 3},
        "not an XLSX workbook (an older .xls or a protected one must be saved as a plain .xlsx)");
    assertRefused("notes.txt", new byte[] {1}, "not a CSV, Parquet or XLSX file");
    assertThatThrownBy(() -> read(Files.write(folder.resolve("garbage.parquet"), new byte[100])))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageStartingWith("not a readable Parquet file: ")
        .hasMessageNotContaining(folder.toString());
  }

  private void assertRefused(String name, byte[] bytes, String message) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    assertThatThrownBy(() -> read(file))
        .as(name)
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage(message);
  }

  @Test
  void refusesParquetColumnsThatHoldMoreThanOneValueOrAHugeOne() throws IOException {
    Path given = folder.resolve("given.parquet");
    try (Database database = Database.inMemory(Map.of());
        Session session = database.session()) {
      session.update("copy (select [1, 2] as l) to '" + given + "'");
      assertThatThrownBy(() -> read(given))
          .hasMessage("its column l is of type integer[]; only single values are taken");
      session.update("copy (select repeat('x', 40000) as t) to '" + given + "'");
      assertThatThrownBy(() -> read(given))
          .hasMessage("its column t has a value of 40,000 bytes, at most 32,767 are read");
    }
  }

  @Test
  void takesNoMoreRowsAndColumnsThanItMay() throws IOException {
    Path rows = csv("a\n" + "1\n".repeat(11));
    assertThatThrownBy(() -> BatchFile.read(rows, folder, new BatchLimits(10, 5), done -> {}))
        .hasMessage("it has more than 10 rows; send it in parts");
    Path columns = csv(String.join(",", IntStream.range(0, 6).mapToObj(i -> "c" + i).toList()));
    assertThatThrownBy(() ->
            BatchFile.read(
                columns,
                Files.createTempDirectory(folder, "w"),
                new BatchLimits(10, 5),
                done -> {}))
        .hasMessage("it has 6 columns, at most 5 are read");
  }

  @Test
  void readingEndsWhenProgressSaysSo() throws IOException {
    Path given = csv("a\n" + "1\n".repeat(5_000));
    assertThatThrownBy(() ->
            BatchFile.read(
                given,
                folder,
                BatchLimits.USUAL,
                rows -> {
                  throw new CancellationException("cancelled");
                }))
        .isInstanceOf(CancellationException.class);
  }
}
