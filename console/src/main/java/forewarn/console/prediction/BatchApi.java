package forewarn.console.prediction;

import forewarn.console.problem.Problems;
import forewarn.warehouse.batch.Details;
import forewarn.warehouse.export.ExportFormat;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;

/** {@code POST /api/v1/predictions/batch}. */
@RestController
@Tag(name = "Predictions", description = "Outages of the next hour, as made and as they come")
class BatchApi {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Batches batches;
  private final int mostMegabytes;

  BatchApi(Batches batches, @Value("${forewarn.upload-mb:200}") int mostMegabytes) {
    this.batches = batches;
    this.mostMegabytes = mostMegabytes;
  }

  @PostMapping(path = "/api/v1/predictions/batch", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(
      summary = "Score a file of records",
      description =
          "Rows of RAW_ML_FEATURES, any subset of its columns, as XLSX (first sheet), CSV or Parquet."
              + " The answer is the same file, row for row, with label_outage_1h, outage_probability"
              + " and error after its own columns. Rows of one cluster are each other's past, in the"
              + " order of their hours; without cluster_id or timestamp_1h each stands alone. A given"
              + " label_outage_1h is never looked at and comes back as label_outage_1h_given.")
  void score(
      @RequestParam("file") MultipartFile file,
      @Parameter(description = "xlsx, csv or parquet; without it that of the file")
          @RequestParam(name = "format", required = false)
          @Nullable String format,
      @Parameter(
              description =
                  "features: also columns missing_features and unusual_features, what could not be"
                      + " computed and what is out of the ordinary")
          @RequestParam(name = "details", required = false)
          @Nullable String details,
      Principal caller,
      HttpServletResponse response)
      throws IOException, InterruptedException {
    ExportFormat wanted =
        format == null
            ? null
            : ExportFormat.of(format)
                .orElseThrow(() -> Problems.badField("format", format, "not xlsx, csv or parquet"));
    if (details != null && !details.equals("features")) {
      throw Problems.badField("details", details, "not features");
    }
    Batch batch = batches.begin(caller.getName(), file);
    try {
      awaitEnd(batch);
      BatchDownload.send(
          batch, wanted, details == null ? Details.RESULT : Details.MISSING_AND_UNUSUAL, response);
    } finally {
      batch.cancel();
      batches.remove(batch);
    }
  }

  private static void awaitEnd(Batch batch) throws InterruptedException {
    while (batch.status().isUnderWay()) {
      Thread.sleep(PAUSE);
    }
    if (batch.status().phase() != Batch.Phase.DONE) {
      throw Batches.unreadable(batch.name(), batch.status().message());
    }
  }

  @ExceptionHandler
  ProblemDetail tooLarge(MaxUploadSizeExceededException e) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.CONTENT_TOO_LARGE,
            "Cannot read the file: it has more than %,d MB; send it in parts"
                .formatted(mostMegabytes));
    problem.setTitle("File too large");
    return problem;
  }
}
