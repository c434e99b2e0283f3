package forewarn.warehouse.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that is written row by row while its rows are read, so that its length is not bounded by
 * memory. Text is never written so that a spreadsheet would take it for a formula. Not thread-safe;
 * complete only once it is closed, which leaves the stream open.
 */
public interface ResultFile extends AutoCloseable {

  /**
   * A CSV file: RFC 4180, UTF-8, a first line of names. Null is an empty field and an empty text is
   * {@code ""}. A text that a spreadsheet would run begins with an apostrophe; times are ISO-8601
   * in UTC.
   */
  static ResultFile csv(OutputStream output, List<String> columns) throws IOException {
    return new CsvFile(output, columns);
  }

  /**
   * An Excel workbook: numbers, dates and times (UTC) are such, null is an empty cell. More rows
   * than a sheet can hold go on on the next one.
   */
  static ResultFile xlsx(OutputStream output, List<String> columns) throws IOException {
    return new XlsxFile(output, columns, XlsxFile.MOST_ROWS);
  }

  /**
   * Adds a row.
   *
   * @param values one for each column: String, Long, Double, Boolean, Instant, LocalDate or null
   */
  void row(List<? extends @Nullable Object> values) throws IOException;

  /** Completes the file. */
  @Override
  void close() throws IOException;
}
