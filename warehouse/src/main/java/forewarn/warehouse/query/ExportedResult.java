package forewarn.warehouse.query;

import forewarn.warehouse.export.ExportFormat;
import forewarn.warehouse.export.ResultFile;
import forewarn.warehouse.export.WorkFolder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A result in a file of its own, complete. It is gone once this is closed.
 *
 * @param truncated whether there were more rows than asked for
 */
public record ExportedResult(WorkFolder folder, Path file, long rows, boolean truncated)
    implements AutoCloseable {
  private static final String NAME = "result";

  static ExportedResult write(
      Path directory, PreparedQuery prepared, QueryRequest request, ExportFormat format) {
    try {
      WorkFolder folder = WorkFolder.in(directory);
      try {
        Path file = folder.path().resolve(NAME + format.ending());
        long rows =
            format == ExportFormat.PARQUET
                ? prepared.copy(request.mostRows() + 1, file)
                : rows(prepared, request, format, file);
        return new ExportedResult(folder, file, rows, rows > request.mostRows());
      } catch (IOException | RuntimeException e) {
        folder.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write a result: " + e.getMessage(), e);
    }
  }

  private static long rows(
      PreparedQuery prepared, QueryRequest request, ExportFormat format, Path file)
      throws IOException {
    long[] rows = {0};
    try (OutputStream output = new BufferedOutputStream(Files.newOutputStream(file));
        ResultFile result = open(format, output, prepared)) {
      prepared.read(
          request.mostRows() + 1,
          Long.MAX_VALUE,
          row -> {
            try {
              result.row(row);
              rows[0]++;
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
    return rows[0];
  }

  private static ResultFile open(ExportFormat format, OutputStream output, PreparedQuery prepared)
      throws IOException {
    var names = prepared.columns().stream().map(Column::name).toList();
    return format == ExportFormat.XLSX
        ? ResultFile.xlsx(output, names)
        : ResultFile.csv(output, names);
  }

  @Override
  public void close() throws IOException {
    folder.close();
  }
}
