package forewarn.console.quality;

import com.fasterxml.jackson.annotation.JsonProperty;
import forewarn.console.problem.Problems;
import forewarn.console.quality.QualityAnswers.History;
import forewarn.console.quality.QualityAnswers.Latest;
import forewarn.console.quality.QualityAnswers.Rejected;
import forewarn.console.quality.QualityPage.Show;
import forewarn.console.start.Services;
import forewarn.warehouse.WarehouseException;
import forewarn.warehouse.check.Quality;
import forewarn.warehouse.rejected.InvalidCorrectionException;
import forewarn.warehouse.rejected.Readmission;
import forewarn.warehouse.rejected.Rejections;
import forewarn.warehouse.rejected.Rejections.Filter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/quality}. */
@RestController
@Tag(name = "Quality", description = "Results of checks, and rejected rows")
class QualityApi {
  private static final int MOST_RESULTS = 10_000;
  private static final int MOST_ROWS = 1_000;

  private final Services services;

  QualityApi(Services services) {
    this.services = services;
  }

  @GetMapping(path = "/api/v1/quality", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "The newest result of every check",
      description =
          "results, failing first; held: what keeps its earlier content; summary: how many checks"
              + " are in each state. A message with values of rows is null for callers who may not"
              + " read the layer.")
  Latest latest(Authentication caller) {
    return Latest.of(QualityPage.of(quality(), rejections(), Sight.of(caller), "", Show.ALL));
  }

  @GetMapping(path = "/api/v1/quality/history", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "The results of one check, oldest first",
      description = "One for each hour of the wall clock in which it ran.")
  History history(
      @Parameter(example = "STAGING.STG_ML_FEATURES") @RequestParam("object") String object,
      @Parameter(example = "cluster_known") @RequestParam("check") String check,
      @Parameter(description = "1 to 10000") @RequestParam(name = "limit", defaultValue = "1000")
          int limit,
      Authentication caller) {
    examine("limit", limit, 1, MOST_RESULTS);
    return History.of(
        quality().checks().stream()
            .filter(one -> one.object().equalsIgnoreCase(object) && one.check().equals(check))
            .findFirst()
            .orElseThrow(() -> Problems.notFound("There is no check '" + check + "' of " + object)),
        quality().history(object, check, limit),
        Sight.of(caller));
  }

  @GetMapping(path = "/api/v1/quality/rejected", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Rejected rows",
      description =
          "counts for each table and rule; a row that broke several rules counts for each. rows are"
              + " for engineers and administrators, empty for others.")
  Rejected rejected(
      @Parameter(example = "stg_ml_features") @RequestParam(name = "table", defaultValue = "")
          String table,
      @RequestParam(name = "rule", defaultValue = "") String rule,
      @Parameter(description = "0 to 1000") @RequestParam(name = "limit", defaultValue = "100")
          int limit,
      @RequestParam(name = "offset", defaultValue = "0") int offset,
      Authentication caller) {
    examine("limit", limit, 0, MOST_ROWS);
    examine("offset", offset, 0, Integer.MAX_VALUE);
    Filter filter = new Filter(table, rule);
    return Rejected.of(
        rejections(), filter, Sight.of(caller).seesRejectedRows() ? limit : 0, offset);
  }

  @GetMapping(path = "/api/v1/quality/rejected.csv", produces = "text/csv")
  @Operation(
      summary = "All rejected rows as a file",
      description = "For engineers and administrators. raw_row is the row as JSON.")
  void download(
      @RequestParam(name = "table", defaultValue = "") String table,
      @RequestParam(name = "rule", defaultValue = "") String rule,
      Authentication caller,
      HttpServletResponse response)
      throws IOException {
    if (!Sight.of(caller).seesRejectedRows()) {
      throw new AccessDeniedException("Cannot show rows of RAW to this role");
    }
    Rejections rejections = rejections();
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"rejected.csv\"");
    RejectedCsv csv = new RejectedCsv(response.getWriter());
    rejections.each(new Filter(table, rule), csv::write);
    csv.end();
  }

  /**
   * A correction.
   *
   * @param values new values by column; null for none
   */
  record Correction(
      @Nullable String table,
      @Nullable Long load,
      @Nullable Long row,
      @Nullable Map<String, @Nullable String> values) {}

  record Readmitted(@JsonProperty("load_number") long load) {}

  @PostMapping(
      path = "/api/v1/quality/rejected/readmit",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Let a rejected row in again, corrected",
      description =
          "For engineers and administrators. table, load and row name it as the list does; values"
              + " are the new ones by column. It is tried against the rules first; the next refresh"
              + " takes it into silver. Every problem is named at once.")
  Readmitted readmit(@RequestBody Correction correction, Authentication caller) {
    if (!Sight.of(caller).correcting()) {
      throw new AccessDeniedException("Cannot correct rows: not an engineer or administrator");
    }
    if (correction.table() == null || correction.load() == null || correction.row() == null) {
      throw Problems.badRequest("Bad correction", "table, load and row are needed");
    }
    try {
      return new Readmitted(
          readmission()
              .correct(
                  correction.table(),
                  correction.load(),
                  correction.row(),
                  correction.values() == null ? Map.of() : correction.values(),
                  caller.getName()));
    } catch (InvalidCorrectionException e) {
      throw QualityAnswers.badCorrection(e);
    } catch (WarehouseException e) {
      throw Problems.notReady(String.valueOf(e.getMessage()));
    }
  }

  private static void examine(String field, int value, int least, int most) {
    if (value < least || value > most) {
      throw Problems.badField(field, Integer.toString(value), "outside " + least + ".." + most);
    }
  }

  private Quality quality() {
    return services.quality().orElseThrow(QualityApi::notReady);
  }

  private Rejections rejections() {
    return services.rejections().orElseThrow(QualityApi::notReady);
  }

  private Readmission readmission() {
    return services.readmission().orElseThrow(QualityApi::notReady);
  }

  private static RuntimeException notReady() {
    return Problems.notReady("The warehouse is not open yet: try again soon");
  }
}
