package forewarn.warehouse.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetFileTest {
  private static final String HEADER =
      "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c>"
          + "<c r=\"B1\" t=\"inlineStr\"><is><t>b</t></is></c></row>";

  @TempDir Path folder;

  private static List<String> read(Path file) {
    List<String> rows = new ArrayList<>();
    try (SheetFile sheet = SheetFile.open(file)) {
      rows.add(sheet.header().toString());
      for (SheetFile.Row row = sheet.next(); row != null; row = sheet.next()) {
        rows.add(row.number() + " " + row.values());
      }
    }
    return rows;
  }

  private Path written(Workbook workbook) throws IOException {
    return workbook.write(folder.resolve("book.xlsx"));
  }

  @Test
  void readsWhatAnotherProgramWrote() throws IOException {
    Path file = folder.resolve("other.xlsx");
    try (var out = Files.newOutputStream(file);
        var book = new org.dhatim.fastexcel.Workbook(out, "test", "1.0")) {
      Worksheet sheet = book.newWorksheet("data");
      sheet.value(0, 0, "when");
      sheet.value(0, 1, "name");
      sheet.value(0, 2, "value");
      sheet.value(1, 0, LocalDateTime.of(2024, 11, 5, 13, 0));
      sheet.style(1, 0).format("yyyy-mm-dd hh:mm").set();
      sheet.value(1, 1, "Banda Aceh, \"kota\" <&>");
      sheet.value(1, 2, -25.5);
      sheet.value(3, 1, "=1+1");
      sheet.value(3, 2, true);
    }

    assertThat(read(file))
        .containsExactly(
            "[when, name, value]",
            "2 [2024-11-05T13:00:00, Banda Aceh, \"kota\" <&>, -25.5]",
            "4 [null, =1+1, true]");
  }

  @ParameterizedTest
  @CsvSource({
    "1.0E7, 0, 10000000",
    "1E7, 3, 10000000",
    "45000, 0, 45000",
    "45000, 1, 2023-03-15",
    "45000.541666666664, 2, 2023-03-15T13:00:00",
    "45000.99999999999, 2, 2023-03-16T00:00:00",
    "0.5, 2, 12:00:00",
    "-3, 1, -3",
    "0.1, 0, 0.1",
    "1.1000000000000001, 0, 1.1",
    "0.30000000000000004, 0, 0.30000000000000004",
    "1.0000000000000001E-5, 0, 0.000010",
    "1730811600000000000, 0, 1730811600000000000",
    "1e300, 0, 1.0E300",
    "-0.25, 3, -0.25",
    "45000, 99, 45000",
  })
  void numbersComeAsTypedAndDatesByTheirStyle(String value, String style, String expected)
      throws IOException {
    Path file =
        written(
            new Workbook()
                .sheet(
                    HEADER
                        + "<row r=\"2\"><c r=\"A2\" s=\"%s\"><v>%s</v></c></row>"
                            .formatted(style, value)));

    assertThat(read(file).getLast()).isEqualTo("2 [" + expected + ", null]");
  }

  @Test
  void daysCanCountFrom1904() throws IOException {
    Path file =
        written(
            new Workbook()
                .part(
                    "xl/workbook.xml",
                    """
                    <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
                        xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
                      <workbookPr date1904="1"/><sheets><sheet name="one" sheetId="1" r:id="rId1"/></sheets></workbook>\
                    """)
                .sheet(HEADER + "<row r=\"2\"><c r=\"B2\" s=\"1\"><v>43538</v></c></row>"));

    assertThat(read(file).getLast()).isEqualTo("2 [null, 2023-03-15]");
  }

  @Test
  void textsFormulasErrorsAndGapsAreRead() throws IOException {
    Path file =
        written(
            new Workbook()
                .texts(
                    "<t>plain</t>",
                    "<r><t>ri</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">ch </t></r><rPh sb=\"0\" eb=\"1\"><t>no</t></rPh>",
                    "<t>line_x000D_\nend</t>")
                .sheet(
                    "<row r=\"1\"/><row r=\"3\"><c r=\"B3\" t=\"s\"><v>0</v></c><c r=\"D3\" t=\"s\"><v>1</v></c></row>"
                        + "<row r=\"4\"><c r=\"A4\"><v>9</v></c><c r=\"B4\" t=\"s\"><v>2</v></c><c r=\"D4\" t=\"e\"><v>#N/A</v></c></row>"
                        + "<row r=\"5\"><c r=\"B5\" t=\"str\"><f>A1&amp;\"x\"</f><v>x</v></c><c r=\"D5\" t=\"e\"><v>#DIV/0!</v></c></row>"
                        + "<row><c/><c><v>6</v></c><c/><c t=\"d\"><v>2024-11-05T13:00:00</v></c></row>"));

    try (SheetFile sheet = SheetFile.open(file)) {
      assertThat(sheet.header()).containsExactly("plain", "rich");
      assertThat(sheet.next())
          .hasToString("Row[number=4, values=[line\r\nend, null], kinds=[TEXT, BLANK]]");
      assertThat(sheet.next())
          .hasToString("Row[number=5, values=[x, #DIV/0!], kinds=[FORMULA, TEXT]]");
      assertThat(sheet.next())
          .hasToString("Row[number=6, values=[6, 2024-11-05T13:00:00], kinds=[NUMBER, TEXT]]");
      assertThat(sheet.next()).isNull();
      assertThat(sheet.ignoredCells()).isEqualTo(1);
    }
  }

  @Test
  void manyRowsAreReadOneByOne() throws IOException {
    int count = 300_000;
    Path file =
        written(
            new Workbook()
                .sheet(out -> {
                  out.write(HEADER.getBytes(StandardCharsets.UTF_8));
                  for (int i = 2; i < count + 2; i++) {
                    String row =
                        "<row r=\"%1$d\"><c r=\"A%1$d\"><v>%2$d</v></c></row>"
                            .formatted(i, i * 7919L % 10007);
                    out.write(row.getBytes(StandardCharsets.UTF_8));
                  }
                }));
    int rows = 0;
    try (SheetFile sheet = SheetFile.open(file)) {
      while (sheet.next() != null) {
        rows++;
      }
    }
    assertThat(rows).isEqualTo(count);
  }

  private void assertRefused(Workbook workbook, String reason) throws IOException {
    Path file = written(workbook);
    assertThat(Files.size(file)).isLessThan(5L << 20);
    long start = System.nanoTime();
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining(reason);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    // Nothing holds it open.
    Files.delete(file);
  }

  @Test
  void aBombIsRefusedBeforeItIsParsed() throws IOException {
    String row = "<row><c><v>1</v></c><c><v>2</v></c></row>";
    assertRefused(
        new Workbook().sheet(Workbook.repeated(row, SheetGuard.MOST_BYTES + 1)),
        "xl/worksheets/sheet1.xml inflates to more than 1,024 MB");
    assertRefused(
        new Workbook()
            .part(
                "xl/sharedStrings.xml",
                Workbook.repeated("<si><t>x</t></si>", SheetGuard.MOST_BYTES_OF_A_PART + 1)),
        "xl/sharedstrings.xml inflates to more than 64 MB");
    Workbook many = new Workbook();
    for (int i = 0; i < 30; i++) {
      many.part("xl/media/image" + i + ".png", Workbook.repeated("x", 40L << 20));
    }
    assertRefused(many, "inflates to more than 1,024 MB");
  }

  @Test
  void noPieceOfMarkupMayBeLarge() throws IOException {
    for (String[] piece :
        new String[][] {
          {"<row><c><v>", "x", "</v></c></row>"},
          {"<!-- ", "<>\"' ", "-->"},
          {"<![CDATA[", "<v>", "]]>"},
          {"<?pi ", "<v>", "?>"},
          {"<row r=\"", "<v>", "\"/>"},
        }) {
      assertRefused(
          new Workbook()
              .sheet(out -> {
                out.write(piece[0].getBytes(StandardCharsets.UTF_8));
                Workbook.repeated(piece[1], 2L << 20).write(out);
                out.write(piece[2].getBytes(StandardCharsets.UTF_8));
              }),
          "sheet1.xml has a piece of more than 1,048,576 bytes");
    }
  }

  @Test
  void aCellHasNoMoreTextThanASheetAllows() throws IOException {
    assertRefused(
        new Workbook()
            .sheet(out -> {
              out.write("<row><c t=\"str\"><v>".getBytes(StandardCharsets.UTF_8));
              Workbook.repeated("some text <!-- --> ", 40L << 20).write(out);
              out.write("</v></c></row>".getBytes(StandardCharsets.UTF_8));
            }),
        "a cell has more than 32,767 characters: some text");
  }

  @Test
  void absurdReferencesAreRefused() throws IOException {
    assertRefused(
        new Workbook().sheet("<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>"),
        "cell ZZZZZZ1 is outside a sheet's 16,384 columns");
    assertRefused(
        new Workbook().sheet("<row r=\"1\"><c r=\"1\"><v>1</v></c></row>"), "cell 1 is outside");
    assertRefused(
        new Workbook().sheet("<row r=\"999999999\"><c><v>1</v></c></row>"),
        "row 999999999 is outside a sheet's 1,048,576 rows");
    assertRefused(
        new Workbook().sheet("<row r=\"99999999999999999999\"><c><v>1</v></c></row>"),
        "row 99999999999999999999 is outside");
    assertRefused(
        new Workbook().sheet("<row r=\"1\"><c t=\"s\"><v>7</v></c></row>"),
        "row 1 names text 7 of 0");
  }

  @Test
  void nothingOutsideTheWorkbookIsRead() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "the secret");
    String entity =
        "<?xml version=\"1.0\"?><!DOCTYPE worksheet [<!ENTITY x SYSTEM \"file://%s\">]>"
            .formatted(secret);
    assertRefused(
        new Workbook()
            .part(
                "xl/worksheets/sheet1.xml",
                entity
                    + "<worksheet><sheetData><row><c><v>&x;</v></c></row></sheetData></worksheet>"),
        "document type");
    assertRefused(
        new Workbook().part("xl/sharedStrings.xml", entity + "<sst><si><t>&x;</t></si></sst>"),
        "document type");
    byte[] wide = (entity + "<sst/>").getBytes(StandardCharsets.UTF_16);
    assertRefused(new Workbook().part("xl/sharedStrings.xml", out -> out.write(wide)), "not UTF-8");
  }

  @Test
  void whatIsNoWorkbookIsSaidSo() throws IOException {
    Path old = folder.resolve("old.xlsx");
    Files.write(old, new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0});
    assertThatThrownBy(() -> read(old)).hasMessageContaining("not an XLSX workbook");

    Path zip = folder.resolve("zip.xlsx");
    try (var out = new java.util.zip.ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new java.util.zip.ZipEntry("readme.txt"));
    }
    assertThatThrownBy(() -> read(zip)).isInstanceOf(UnreadableFileException.class);

    assertRefused(new Workbook(), "the first sheet is empty");
    assertRefused(new Workbook().sheet(HEADER + "<row><c>"), "not a readable XLSX workbook");
    byte[] whole = Files.readAllBytes(written(new Workbook().sheet(HEADER)));
    Path cut = Files.write(folder.resolve("cut.xlsx"), java.util.Arrays.copyOf(whole, 900));
    assertThatThrownBy(() -> read(cut)).isInstanceOf(UnreadableFileException.class);
  }
}
