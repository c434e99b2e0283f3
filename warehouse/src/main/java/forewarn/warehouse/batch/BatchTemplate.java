package forewarn.warehouse.batch;

import forewarn.warehouse.export.ResultFile;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * An empty form for a batch: its columns, rows that show how they are filled, and what each column
 * means.
 *
 * @param rows values as a {@link ResultFile} takes them
 * @param notes rows of words, the first of them a header; a CSV file has no place for them
 */
public record BatchTemplate(
    List<String> columns, List<List<@Nullable Object>> rows, List<List<String>> notes) {
  private static final double[] NOTE_WIDTHS = {24, 28, 70};

  /** Writes the columns and rows as CSV; leaves the stream open. */
  public void writeCsv(OutputStream output) throws IOException {
    try (ResultFile file = ResultFile.csv(output, columns)) {
      for (List<@Nullable Object> row : rows) {
        file.row(row);
      }
    }
  }

  /** Writes a workbook: the columns and rows on its first sheet, the notes on its second. */
  public void writeXlsx(OutputStream output) throws IOException {
    Workbook workbook = new Workbook(output, "Forewarn", null);
    Worksheet records = workbook.newWorksheet("Records");
    for (int column = 0; column < columns.size(); column++) {
      records.inlineString(0, column, columns.get(column));
      records.style(0, column).bold().set();
      records.width(column, Math.max(12, columns.get(column).length() + 2));
    }
    records.freezePane(0, 1);
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < columns.size(); column++) {
        fill(records, row + 1, column, rows.get(row).get(column));
      }
    }
    Worksheet words = workbook.newWorksheet("Notes");
    for (int row = 0; row < notes.size(); row++) {
      for (int column = 0; column < notes.get(row).size(); column++) {
        words.inlineString(row, column, notes.get(row).get(column));
      }
    }
    for (int column = 0; column < NOTE_WIDTHS.length; column++) {
      words.style(0, column).bold().set();
      words.width(column, NOTE_WIDTHS[column]);
    }
    workbook.finish();
  }

  private static void fill(Worksheet sheet, int row, int column, @Nullable Object value) {
    if (value instanceof Number number) {
      sheet.value(row, column, number);
    } else if (value != null) {
      sheet.inlineString(row, column, value.toString());
    }
  }
}
