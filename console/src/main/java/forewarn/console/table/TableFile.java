package forewarn.console.table;

import forewarn.console.problem.Problems;
import forewarn.warehouse.export.ExportFormat;
import forewarn.warehouse.export.ResultFile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * A table as a CSV or XLSX file: a first line of the columns' names, then all rows with their
 * values as they are, not as they are shown. Numbers and dates are such in XLSX, times are in UTC,
 * what is not known is empty, and no text is ever a formula.
 */
public final class TableFile {
  private TableFile() {}

  /**
   * The format that an address ends with.
   *
   * @param ending {@code csv} or {@code xlsx}
   * @throws org.springframework.web.ErrorResponseException 404 for any other
   */
  public static ExportFormat format(String ending) {
    return ExportFormat.of(ending)
        .filter(format -> format != ExportFormat.PARQUET)
        .orElseThrow(() ->
            Problems.notFound("There is no file of kind '" + ending + "', only csv and xlsx"));
  }

  /**
   * Answers a request with a table.
   *
   * @param date of the data, for the file's name
   */
  public static void send(
      DataTable table, ExportFormat format, LocalDate date, HttpServletResponse response)
      throws IOException {
    response.setContentType(format.mediaType());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(fileName(table.name(), date, format), StandardCharsets.UTF_8)
            .build()
            .toString());
    write(table, format, response.getOutputStream());
  }

  /** For example {@code ont-detail-2024-11-05.csv}. */
  static String fileName(String name, LocalDate date, ExportFormat format) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}._-]+", "-");
    return (plain.isBlank() ? "table" : plain) + "-" + date + format.ending();
  }

  /** Writes a table to a stream, which stays open. */
  public static void write(DataTable table, ExportFormat format, OutputStream output)
      throws IOException {
    List<String> names = table.columns().stream().map(DataTable.Column::name).toList();
    try (ResultFile file =
        format == ExportFormat.CSV
            ? ResultFile.csv(output, names)
            : ResultFile.xlsx(output, names)) {
      for (DataTable.Row row : table.rows()) {
        file.row(row.values().stream().map(TableFile::value).toList());
      }
    }
  }

  private static @Nullable Object value(@Nullable Object value) {
    return switch (value) {
      case Double number when !Double.isFinite(number) -> null;
      case Integer number -> number.longValue();
      case null, default -> value;
    };
  }
}
