package forewarn.warehouse.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.jspecify.annotations.Nullable;

/**
 * The first sheet of an XLSX workbook as rows of text under a header, which is its first row that
 * is not blank. Read as a stream: memory does not grow with the rows. Dates, told by their cell's
 * style, come as ISO text; numbers as they were typed ({@code 10000000}, not {@code 1.0E7}); of a
 * formula the result that was saved with it. For one thread.
 */
public final class SheetFile implements AutoCloseable {
  private final OPCPackage workbook;
  private final InputStream sheet;
  private final SheetRows rows;
  private final SheetHeader header;
  private long ignoredCells;

  private SheetFile(OPCPackage workbook, InputStream sheet, SheetRows rows, SheetHeader header) {
    this.workbook = workbook;
    this.sheet = sheet;
    this.rows = rows;
    this.header = header;
  }

  /**
   * A row of the sheet.
   *
   * @param number as the sheet counts, from 1
   * @param values one for each name of the header, null where the cell is blank
   * @param kinds what the cells hold, one for each value
   */
  public record Row(int number, List<@Nullable String> values, List<CellKind> kinds) {}

  /**
   * Opens a workbook, after making sure that it can be read without harm.
   *
   * @throws UnreadableFileException when it cannot be read; the message says why
   */
  public static SheetFile open(Path file) {
    OPCPackage workbook = null;
    try {
      SheetGuard.check(file);
      workbook = OPCPackage.open(file.toFile(), PackageAccess.READ);
      return open(workbook);
    } catch (IOException | OpenXML4JException | XMLStreamException e) {
      throw failed(workbook, new UnreadableFileException(reason(e), e));
    } catch (UnreadableFileException e) {
      throw failed(workbook, e);
    } catch (RuntimeException e) {
      // POI's own complaints about a workbook that is not put together as one should be.
      throw failed(workbook, new UnreadableFileException(reason(e), e));
    }
  }

  private static SheetFile open(OPCPackage workbook)
      throws IOException, OpenXML4JException, XMLStreamException {
    XMLInputFactory factory = XMLHelper.newXMLInputFactory();
    XSSFReader parts = new XSSFReader(workbook);
    Iterator<InputStream> sheets = parts.getSheetsData();
    if (!sheets.hasNext()) {
      throw new UnreadableFileException("the workbook has no sheet");
    }
    InputStream sheet = sheets.next();
    CellText cells =
        new CellText(
            SharedTexts.read(factory, parts.getSharedStringsData()),
            DateStyles.read(factory, parts.getStylesData()),
            DateStyles.countsFrom1904(factory, parts.getWorkbookData()));
    XMLStreamReader xml = factory.createXMLStreamReader(sheet);
    SheetRows rows = new SheetRows(xml, cells);
    SheetRows.Cells first = rows.next();
    if (first == null) {
      throw new UnreadableFileException("the first sheet is empty");
    }
    return new SheetFile(workbook, sheet, rows, SheetHeader.of(first));
  }

  private static UnreadableFileException failed(
      @Nullable OPCPackage workbook, UnreadableFileException failure) {
    if (workbook != null) {
      workbook.revert();
    }
    return failure;
  }

  private static String reason(Exception e) {
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    return "not a readable XLSX workbook: " + message.lines().findFirst().orElse("");
  }

  /** The names of the columns, from left to right; columns without a name are left out. */
  public List<String> header() {
    return header.names();
  }

  /**
   * The next row that is not blank, or null after the last.
   *
   * @throws UnreadableFileException when the sheet cannot be read further
   */
  public @Nullable Row next() {
    try {
      SheetRows.Cells cells = rows.next();
      if (cells == null) {
        return null;
      }
      ignoredCells += header.cellsWithoutName(cells);
      return new Row(cells.number(), header.values(cells), header.kinds(cells));
    } catch (XMLStreamException e) {
      throw new UnreadableFileException(reason(e), e);
    }
  }

  /** Cells met so far that have a value but stand under no name. */
  public long ignoredCells() {
    return ignoredCells;
  }

  /** Whether the name ends as that of a workbook that can be read. */
  public static boolean isSheet(Path file) {
    return file.toString().toLowerCase(java.util.Locale.ROOT).endsWith(".xlsx");
  }

  @Override
  public void close() {
    try {
      rows.close();
      sheet.close();
    } catch (IOException | XMLStreamException e) {
      throw new UnreadableFileException(reason(e), e);
    } finally {
      workbook.revert();
    }
  }
}
