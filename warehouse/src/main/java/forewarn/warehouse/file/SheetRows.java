package forewarn.warehouse.file;

import java.util.Arrays;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet's XML, one after the other. */
final class SheetRows {
  private static final int MOST_COLUMNS = 16_384;
  private static final int MOST_ROWS = 1_048_576;
  private static final int LETTERS = 26;

  private final XMLStreamReader xml;
  private final CellText cellText;
  private @Nullable String[] cells = new String[64];
  private CellKind[] kinds = new CellKind[64];
  private int width;
  private int row;

  SheetRows(XMLStreamReader xml, CellText cellText) {
    this.xml = xml;
    this.cellText = cellText;
  }

  /** The cells of one row; valid until the next is read. */
  final class Cells {
    int number() {
      return row;
    }

    /** Columns from the first to the last that has a cell. */
    int width() {
      return width;
    }

    /** What the cell of a column, counted from 0, holds. */
    CellKind kind(int column) {
      return column < width && kinds[column] != null ? kinds[column] : CellKind.BLANK;
    }

    /** The value of a column, counted from 0, or null. */
    @Nullable String text(int column) {
      return column < width ? cells[column] : null;
    }
  }

  /** The next row with a value in it, or null after the last. */
  @Nullable Cells next() throws XMLStreamException {
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("row")) {
        if (readRow()) {
          return new Cells();
        }
      } else if (event == XMLStreamConstants.END_ELEMENT
          && xml.getLocalName().equals("sheetData")) {
        return null;
      }
    }
    return null;
  }

  // Whether there is a value in it.
  private boolean readRow() throws XMLStreamException {
    row = rowNumber(xml.getAttributeValue(null, "r"));
    Arrays.fill(cells, 0, width, null);
    Arrays.fill(kinds, 0, width, CellKind.BLANK);
    width = 0;
    int next = 0;
    boolean filled = false;
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
        int column = column(xml.getAttributeValue(null, "r"), next);
        String text = cellText.read(xml, row);
        place(column, text);
        filled |= text != null;
        next = column + 1;
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
        return filled;
      }
    }
  }

  private void place(int column, @Nullable String text) {
    if (column >= cells.length) {
      int longer = Math.max(column + 1, 2 * cells.length);
      cells = Arrays.copyOf(cells, longer);
      kinds = Arrays.copyOf(kinds, longer);
    }
    cells[column] = text;
    kinds[column] = cellText.kind();
    width = Math.max(width, column + 1);
  }

  private int rowNumber(@Nullable String reference) {
    int number = reference == null ? row + 1 : wholeOrZero(reference);
    if (number < 1 || number > MOST_ROWS) {
      throw new UnreadableFileException(
          "row %s is outside a sheet's %,d rows".formatted(shown(reference, number), MOST_ROWS));
    }
    return number;
  }

  private static int wholeOrZero(String text) {
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
  }

  private int column(@Nullable String reference, int next) {
    int column = reference == null ? next : lettersOf(reference) - 1;
    if (column < 0 || column >= MOST_COLUMNS) {
      throw new UnreadableFileException(
          "cell %s is outside a sheet's %,d columns"
              .formatted(shown(reference, column), MOST_COLUMNS));
    }
    return column;
  }

  /** A is 1; anything beyond the last column is some number beyond it. */
  private static int lettersOf(String reference) {
    int column = 0;
    for (int i = 0; i < reference.length() && column <= MOST_COLUMNS; i++) {
      char letter = reference.charAt(i);
      if (letter < 'A' || letter > 'Z') {
        break;
      }
      column = column * LETTERS + (letter - 'A' + 1);
    }
    return column;
  }

  private static String shown(@Nullable String reference, int number) {
    String text = reference == null ? Integer.toString(number) : reference;
    return text.length() > 20 ? text.substring(0, 20) + "…" : text;
  }

  void close() throws XMLStreamException {
    xml.close();
  }
}
