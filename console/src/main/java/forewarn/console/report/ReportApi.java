package forewarn.console.report;

import forewarn.console.problem.Problems;
import forewarn.console.security.Caller;
import forewarn.operations.report.KeptReport;
import forewarn.operations.report.ReportDesk;
import forewarn.operations.report.ReportFormat;
import forewarn.operations.report.ReportKind;
import forewarn.operations.report.ReportOrder;
import forewarn.operations.report.ReportShelf;
import forewarn.operations.tool.ToolException;
import forewarn.telemetry.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/reports}. */
@RestController
@Tag(name = "Reports", description = "Reports as PDF and XLSX")
class ReportApi {
  private static final int MOST = 1000;

  private final ReportDesk desk;
  private final ReportShelf shelf;
  private final InstantSource clock;

  ReportApi(ReportDesk desk, ReportShelf shelf, InstantSource clock) {
    this.desk = desk;
    this.shelf = shelf;
    this.clock = clock;
  }

  /** A kept report. */
  record Kept(
      String id,
      String kind,
      String format,
      Instant until,
      Instant madeAt,
      String madeBy,
      String file,
      long bytes,
      String href) {
    static Kept of(KeptReport report) {
      return new Kept(
          report.id(),
          report.kind().key(),
          report.format().key(),
          report.until(),
          report.madeAt(),
          report.madeBy(),
          report.file(),
          report.bytes(),
          "/api/v1/reports/" + report.id() + "/file");
    }
  }

  /** Kept reports, newest first. */
  record Reports(List<Kept> reports) {}

  /**
   * A report that is wanted.
   *
   * @param format pdf when missing
   * @param zone UTC when missing
   * @param language en when missing
   */
  record Wanted(
      @Nullable String kind,
      @Nullable String format,
      @Nullable String zone,
      @Nullable String language) {}

  @GetMapping("/api/v1/reports")
  @Operation(summary = "Kept reports", description = "The newest first.")
  Reports list(@RequestParam(name = "limit", defaultValue = "100") int limit) {
    if (limit < 1 || limit > MOST) {
      throw Problems.badField("limit", String.valueOf(limit), "outside 1.." + MOST);
    }
    return new Reports(shelf.list(limit).stream().map(Kept::of).toList());
  }

  @PostMapping(path = "/api/v1/reports", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Make a report",
      description =
          "kind is daily-incidents, weekly-network or model-performance; format pdf (as when"
              + " missing) or xlsx; zone such as Asia/Jakarta; language en or id. It is kept, and"
              + " its file is to be had at href.")
  Kept make(@RequestBody Wanted wanted, Authentication caller, HttpServletRequest request) {
    ReportOrder order = order(wanted);
    try {
      return Kept.of(desk.make(order, Caller.actor(caller, request)));
    } catch (ToolException e) {
      throw e.kind() == ToolException.Kind.TEMPORARY
          ? Problems.notReady(String.valueOf(e.getMessage()))
          : Problems.badRequest("No report", String.valueOf(e.getMessage()));
    }
  }

  private ReportOrder order(Wanted wanted) {
    List<Problem> problems = new ArrayList<>();
    String kind = text(wanted.kind(), "");
    String format = text(wanted.format(), "pdf");
    if (ReportKind.of(kind).isEmpty()) {
      problems.add(new Problem("kind", kind, "none of " + String.join(", ", ReportKind.keys())));
    }
    if (ReportFormat.of(format).isEmpty()) {
      problems.add(new Problem("format", format, "neither pdf nor xlsx"));
    }
    ZoneId zone = ZoneOffset.UTC;
    try {
      zone = ZoneId.of(text(wanted.zone(), "UTC"));
    } catch (DateTimeException e) {
      problems.add(new Problem("zone", text(wanted.zone(), ""), "no time zone"));
    }
    if (!problems.isEmpty()) {
      throw Problems.badFields(problems);
    }
    return new ReportOrder(
        ReportKind.of(kind).orElseThrow(),
        ReportFormat.of(format).orElseThrow(),
        clock.instant(),
        zone,
        Locale.forLanguageTag(text(wanted.language(), "en")));
  }

  private static String text(@Nullable String given, String otherwise) {
    return given == null ? otherwise : given;
  }

  @GetMapping("/api/v1/reports/{id}")
  @Operation(summary = "A kept report")
  Kept one(@PathVariable("id") String id) {
    return Kept.of(find(id));
  }

  @GetMapping("/api/v1/reports/{id}/file")
  @Operation(summary = "The file of a kept report")
  ResponseEntity<byte[]> file(@PathVariable("id") String id) {
    KeptReport report = find(id);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(report.format().mediaType()))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(report.file(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(shelf.read(report));
  }

  private KeptReport find(String id) {
    return shelf
        .find(id)
        .orElseThrow(
            () -> Problems.notFound("There is no report " + id + "; the oldest are not kept"));
  }
}
