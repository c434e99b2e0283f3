package forewarn.console.prediction;

import forewarn.console.problem.Problems;
import forewarn.warehouse.batch.BatchFile;
import forewarn.warehouse.batch.Details;
import forewarn.warehouse.export.ExportFormat;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** Sends what came of a batch as a file. */
final class BatchDownload {
  private BatchDownload() {}

  /**
   * Writes the whole file before the first byte is sent, so that a failure is an answer.
   *
   * @param as null for the format it came in
   */
  static void send(
      Batch batch, @Nullable ExportFormat as, Details details, HttpServletResponse response)
      throws IOException {
    BatchFile file =
        batch
            .acquire()
            .orElseThrow(() -> Problems.notFound("There is no result of '" + batch.name() + "'"))
            .file();
    ExportFormat format = as == null ? file.format() : as;
    Path written = batch.folder().path().resolve(UUID.randomUUID() + format.ending());
    try {
      file.write(format, details, written, rows -> {});
      response.setContentType(format.mediaType());
      response.setContentLengthLong(Files.size(written));
      response.setHeader(
          HttpHeaders.CONTENT_DISPOSITION,
          ContentDisposition.attachment()
              .filename(name(batch.name(), format), StandardCharsets.UTF_8)
              .build()
              .toString());
      Files.copy(written, response.getOutputStream());
    } finally {
      Files.deleteIfExists(written);
      batch.release();
    }
  }

  private static String name(String upload, ExportFormat format) {
    int dot = upload.lastIndexOf('.');
    return (dot > 0 ? upload.substring(0, dot) : upload) + "-predicted" + format.ending();
  }
}
