package forewarn.console.export;

import forewarn.console.problem.Problems;
import forewarn.console.security.Caller;
import forewarn.console.start.Services;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.export.ExportFormat;
import forewarn.warehouse.export.TableExport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/catalogue/tables/{table}/export}. */
@RestController
@Tag(name = "Catalogue", description = "What the warehouse holds")
class ExportApi {
  private static final int MOST_AT_ONCE = 2;

  private final Services services;
  private final Semaphore places = new Semaphore(MOST_AT_ONCE);

  ExportApi(Services services) {
    this.services = services;
  }

  @GetMapping("/api/v1/catalogue/tables/{table}/export")
  @Operation(
      summary = "A whole table as a file",
      description =
          "Tables of DATAMART; engineers and administrators also those of RAW and STAGING. Parquet"
              + " of a table with a time is a ZIP with one file for each month.")
  void export(
      @Parameter(description = "with its schema, for example DATAMART.FACT_ML_FEATURES")
          @PathVariable("table")
          String table,
      @Parameter(description = "parquet, csv or xlsx")
          @RequestParam(name = "format", defaultValue = "parquet")
          String format,
      Authentication caller,
      HttpServletResponse response)
      throws IOException {
    TableExport export =
        services
            .tableExport()
            .orElseThrow(() -> Problems.notReady("The warehouse is not open yet: try again soon"));
    ExportFormat wanted =
        ExportFormat.of(format)
            .orElseThrow(() -> Problems.badField("format", format, "not parquet, csv or xlsx"));
    Definition found =
        export
            .find(table)
            .filter(known -> Caller.schemas(caller).contains(known.schema()))
            .orElseThrow(
                () -> Problems.notFound("There is no table " + table + " that you may read"));
    if (!places.tryAcquire()) {
      throw Problems.notReady(
          MOST_AT_ONCE + " other exports are running; try again when one has ended");
    }
    try {
      send(export, found, wanted, response);
    } finally {
      places.release();
    }
  }

  private static void send(
      TableExport export, Definition table, ExportFormat format, HttpServletResponse response)
      throws IOException {
    response.setContentType(export.mediaType(table, format));
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(export.fileName(table, format))
            .build()
            .toString());
    export.toStream(table, format, response.getOutputStream());
  }
}
