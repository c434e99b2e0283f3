package forewarn.warehouse.batch;

import forewarn.warehouse.file.CellKind;
import forewarn.warehouse.file.SheetFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file or of a workbook's first sheet, one after the other. For one thread. */
interface TextRows extends AutoCloseable {
  /** The names of the columns. */
  List<String> header();

  /**
   * The next row, or null after the last.
   *
   * @throws forewarn.warehouse.file.UnreadableFileException when the file cannot be read further
   */
  @Nullable TextRow next() throws IOException;

  @Override
  void close() throws IOException;

  static TextRows csv(Path file) throws IOException {
    return CsvRows.open(file);
  }

  static TextRows sheet(Path file) {
    SheetFile sheet = SheetFile.open(file);
    return new TextRows() {
      @Override
      public List<String> header() {
        return sheet.header();
      }

      @Override
      public @Nullable TextRow next() {
        SheetFile.Row row = sheet.next();
        return row == null
            ? null
            : new TextRow(row.number(), row.values(), row.kinds(), formula(row));
      }

      // A formula whose result was not saved is no blank cell.
      private @Nullable String formula(SheetFile.Row row) {
        for (int i = 0; i < row.values().size(); i++) {
          if (row.kinds().get(i) == CellKind.FORMULA && row.values().get(i) == null) {
            return "%s: the formula in row %d has no saved result"
                .formatted(sheet.header().get(i), row.number());
          }
        }
        return null;
      }

      @Override
      public void close() {
        sheet.close();
      }
    };
  }
}
