package forewarn.warehouse.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultFileTest {
  private static final List<@Nullable Object> ONE_OF_EACH =
      Arrays.asList(
          "text",
          7L,
          -1.5,
          true,
          Instant.parse("2024-11-05T13:00:00Z"),
          LocalDate.parse("2024-11-05"),
          null);
  private static final List<String> NAMES =
      List.of("text", "whole", "real", "flag", "at", "day", "none");

  private interface Opening {
    ResultFile open(OutputStream output, List<String> columns) throws IOException;
  }

  private static byte[] written(Opening opening, List<String> columns, List<?>... rows)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ResultFile file = opening.open(bytes, columns)) {
      for (List<?> row : rows) {
        file.row(row);
      }
    }
    return bytes.toByteArray();
  }

  private static String csv(@Nullable Object value) throws IOException {
    byte[] bytes = written(ResultFile::csv, List.of("a"), Arrays.asList(value));
    return new String(bytes, StandardCharsets.UTF_8).substring("a\r\n".length());
  }

  @Test
  void csvHoldsEachValueAsOtherProgramsReadIt() throws IOException {
    assertThat(new String(written(ResultFile::csv, NAMES, ONE_OF_EACH), StandardCharsets.UTF_8))
        .isEqualTo(
            "text,whole,real,flag,at,day,none\r\n"
                + "text,7,-1.5,true,2024-11-05T13:00:00Z,2024-11-05,\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "|a,b|, |\"a,b\"|",
        "|say \"no\"|, |\"say \"\"no\"\"\"|",
        "|a\nb|, |\"a\nb\"|",
        "||, |\"\"|",
        "Ñandú, Ñandú",
        "|=1+1|, |'=1+1|",
        "|+cmd|, |'+cmd|",
        "|@SUM(A1)|, |'@SUM(A1)|",
        "|-2+3|, |'-2+3|",
        "|\tx|, |'\tx|",
        "-25.5, -25.5",
        "+7, +7"
      })
  void csvQuotesAndDefusesText(String text, String expected) throws IOException {
    assertThat(csv(text)).isEqualTo(expected + "\r\n");
  }

  @Test
  void csvTellsNullFromEmptyText() throws IOException {
    assertThat(csv(null)).isEqualTo("\r\n");
    assertThat(csv("")).isEqualTo("\"\"\r\n");
  }

  @Test
  void xlsxHoldsEachValueAsItsType() throws IOException {
    try (XSSFWorkbook book = book(written(ResultFile::xlsx, NAMES, ONE_OF_EACH))) {
      Row names = book.getSheetAt(0).getRow(0);
      Row row = book.getSheetAt(0).getRow(1);

      assertThat(names.getCell(4).getStringCellValue()).isEqualTo("at");
      assertThat(row.getCell(0).getStringCellValue()).isEqualTo("text");
      assertThat(row.getCell(1).getNumericCellValue()).isEqualTo(7);
      assertThat(row.getCell(2).getNumericCellValue()).isEqualTo(-1.5);
      assertThat(row.getCell(3).getBooleanCellValue()).isTrue();
      assertThat(row.getCell(4).getLocalDateTimeCellValue()).isEqualTo("2024-11-05T13:00:00");
      assertThat(row.getCell(5).getLocalDateTimeCellValue()).isEqualTo("2024-11-05T00:00:00");
      assertThat(row.getCell(6)).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+cmd|' /C calc'!A0", "-25 dBm", "@SUM(A1)", "<b>&amp;</b>"})
  void xlsxKeepsTextAsTextAndNeverAsFormula(String text) throws IOException {
    assertThat(xlsxCell(text).getCellType()).isEqualTo(CellType.STRING);
    assertThat(xlsxCell(text).getStringCellValue()).isEqualTo(text);
  }

  @Test
  void xlsxCanBeOpenedWhateverIsInIt() throws IOException {
    assertThat(xlsxCell("a\u0000b\u0007c😀").getStringCellValue()).isEqualTo("a\uFFFDb\uFFFDc😀");
    assertThat(xlsxCell("x".repeat(40_000)).getStringCellValue()).hasSize(32_767).endsWith("x…");
    assertThat(xlsxCell(Long.MAX_VALUE).getStringCellValue()).isEqualTo("9223372036854775807");
    assertThat(xlsxCell(Instant.parse("1871-01-01T00:00:00Z")).getStringCellValue())
        .isEqualTo("1871-01-01T00:00Z");
    assertThat(xlsxCell(LocalDate.parse("1871-01-01")).getStringCellValue())
        .isEqualTo("1871-01-01");
  }

  @Test
  void xlsxGoesOnOnTheNextSheet() throws IOException {
    List<Long> row = List.of(1L);
    Opening small = (output, columns) -> new XlsxFile(output, columns, 3);
    try (XSSFWorkbook book = book(written(small, List.of("n"), row, row, row, row, row))) {
      assertThat(book.getNumberOfSheets()).isEqualTo(3);
      assertThat(book.getSheetAt(0).getLastRowNum()).isEqualTo(2);
      assertThat(book.getSheetAt(2).getLastRowNum()).isEqualTo(1);
      assertThat(book.getSheetAt(2).getRow(0).getCell(0).getStringCellValue()).isEqualTo("n");
    }
  }

  private static Cell xlsxCell(Object value) throws IOException {
    try (XSSFWorkbook book = book(written(ResultFile::xlsx, List.of("a"), List.of(value)))) {
      return book.getSheetAt(0).getRow(1).getCell(0);
    }
  }

  private static XSSFWorkbook book(byte[] bytes) throws IOException {
    return new XSSFWorkbook(new ByteArrayInputStream(bytes));
  }
}
