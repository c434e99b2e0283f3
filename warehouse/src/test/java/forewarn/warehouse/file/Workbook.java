package forewarn.warehouse.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks put together by hand, part by part, so that any of them can be wrong. */
final class Workbook {
  private static final String SPREADSHEET =
      "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  /** Writes the bytes of a part, as many as it likes. */
  interface Part {
    void write(OutputStream out) throws IOException;
  }

  private final Map<String, Part> parts = new LinkedHashMap<>();

  Workbook() {
    part(
        "[Content_Types].xml",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
          <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
          <Default Extension="xml" ContentType="application/xml"/>
          <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
          <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
          <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
          <Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>
        </Types>\
        """);
    part(
        "_rels/.rels",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
          <Relationship Id="rId1" Type="%s/officeDocument" Target="xl/workbook.xml"/>
        </Relationships>\
        """
            .formatted(RELATIONS));
    part(
        "xl/workbook.xml",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <workbook xmlns="%s" xmlns:r="%s"><workbookPr/>
          <sheets><sheet name="one" sheetId="1" r:id="rId1"/></sheets></workbook>\
        """
            .formatted(SPREADSHEET, RELATIONS));
    part(
        "xl/_rels/workbook.xml.rels",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
          <Relationship Id="rId1" Type="%1$s/worksheet" Target="worksheets/sheet1.xml"/>
          <Relationship Id="rId2" Type="%1$s/styles" Target="styles.xml"/>
          <Relationship Id="rId3" Type="%1$s/sharedStrings" Target="sharedStrings.xml"/>
        </Relationships>\
        """
            .formatted(RELATIONS));
    // Style 1 is a day, 2 a day and time of our own, 3 two decimals.
    part(
        "xl/styles.xml",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <styleSheet xmlns="%s"><numFmts count="1"><numFmt numFmtId="170" formatCode="dd\\-mmm\\-yyyy\\ hh:mm"/></numFmts>
          <cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs>
          <cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="2"/></cellXfs>
        </styleSheet>\
        """
            .formatted(SPREADSHEET));
    texts();
    sheet("");
  }

  Workbook part(String name, String content) {
    return part(name, out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
  }

  Workbook part(String name, Part content) {
    parts.put(name, content);
    return this;
  }

  Workbook texts(String... items) {
    StringBuilder all = new StringBuilder("<sst xmlns=\"" + SPREADSHEET + "\">");
    for (String item : items) {
      all.append("<si>").append(item).append("</si>");
    }
    return part("xl/sharedStrings.xml", all.append("</sst>").toString());
  }

  /** The rows of the first sheet, as XML. */
  Workbook sheet(String rows) {
    return sheet(out -> out.write(rows.getBytes(StandardCharsets.UTF_8)));
  }

  Workbook sheet(Part rows) {
    return part(
        "xl/worksheets/sheet1.xml",
        out -> {
          out.write(
              ("<worksheet xmlns=\"" + SPREADSHEET + "\"><sheetData>")
                  .getBytes(StandardCharsets.UTF_8));
          rows.write(out);
          out.write("</sheetData></worksheet>".getBytes(StandardCharsets.UTF_8));
        });
  }

  Path write(Path file) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, Part> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        part.getValue().write(zip);
        zip.closeEntry();
      }
    }
    return file;
  }

  /** The same bytes over and over: what deflates to almost nothing. */
  static Part repeated(String text, long bytes) {
    byte[] block =
        text.repeat(Math.max(1, 65_536 / text.length())).getBytes(StandardCharsets.UTF_8);
    return out -> {
      for (long written = 0; written < bytes; written += block.length) {
        out.write(block);
      }
    };
  }
}
