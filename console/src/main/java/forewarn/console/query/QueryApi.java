package forewarn.console.query;

import forewarn.console.problem.Problems;
import forewarn.console.security.Caller;
import forewarn.console.start.Services;
import forewarn.warehouse.query.OpenQuery;
import forewarn.warehouse.query.QueryRefusedException;
import forewarn.warehouse.query.Table;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/query}. */
@RestController
@Tag(name = "Query", description = "Read-only SQL over the warehouse")
class QueryApi {
  private static final int MOST_ROWS = 10_000;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Services services;

  QueryApi(Services services) {
    this.services = services;
  }

  record Query(@Nullable String sql) {}

  @PostMapping(path = "/api/v1/query", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Run one select",
      description =
          "Over DATAMART; engineers and administrators also over RAW and STAGING. At most 10,000"
              + " rows and 30 seconds; truncated says whether there were more.")
  Table query(@RequestBody Query query, Authentication caller) {
    String sql = query.sql();
    if (sql == null || sql.isBlank()) {
      throw Problems.badField("sql", sql == null ? "" : sql, "missing");
    }
    OpenQuery open =
        services
            .openQuery()
            .orElseThrow(() -> Problems.notReady("The warehouse is not open yet: try again soon"));
    try {
      return open.run(sql, Caller.schemas(caller), MOST_ROWS, TIMEOUT);
    } catch (QueryRefusedException e) {
      throw Problems.badRequest("Query refused", String.valueOf(e.getMessage()));
    }
  }
}
