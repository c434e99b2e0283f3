package forewarn.console.query;

import forewarn.console.problem.Problems;
import forewarn.console.security.Caller;
import forewarn.warehouse.export.ExportFormat;
import forewarn.warehouse.query.Answer;
import forewarn.warehouse.query.Column;
import forewarn.warehouse.query.ExportedResult;
import forewarn.warehouse.query.QueryRefusedException;
import forewarn.warehouse.query.Warning;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/query}: running, cancelling and exporting queries, and what has been run. */
@RestController
@Tag(name = "Query", description = "Read-only SQL over the warehouse")
class QueryApi {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{8,64}");

  private final QueryDesk desk;
  private final QueryHistory history;
  private final InstantSource clock;

  QueryApi(QueryDesk desk, QueryHistory history, InstantSource clock) {
    this.desk = desk;
    this.history = history;
    this.clock = clock;
  }

  /**
   * What comes in.
   *
   * @param limit most rows of the answer; 1,000 when missing
   * @param id by which the query can be cancelled while it runs; made up when missing
   */
  record Query(@Nullable String sql, @Nullable Integer limit, @Nullable String id) {}

  /** What goes out; {@code truncated} when there were more rows. */
  record Result(
      String id,
      List<Column> columns,
      List<List<@Nullable Object>> rows,
      boolean truncated,
      List<Warning> warnings,
      long durationMs) {}

  /** A query that runs now. */
  record Running(String id, String user, String sql, Instant begunAt, String use) {
    static Running of(QueryDesk.Running query) {
      return new Running(query.id(), query.user(), query.sql(), query.begunAt(), query.use());
    }
  }

  /** Queries that run now. */
  record RunningQueries(List<Running> queries) {}

  /** Queries that have been run, the newest first. */
  record PastQueries(List<PastQuery> queries) {}

  @PostMapping(path = "/api/v1/query", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Run one select",
      description =
          "Over DATAMART; engineers and administrators also over RAW and STAGING. At most 1,000"
              + " rows unless limit says otherwise (up to 10,000), and 30 seconds; truncated says"
              + " whether there were more. Warnings name totals that do not mean what they seem"
              + " to. A refusal has a reason and, where there is one, the line and column. The"
              + " history keeps each query with its user.")
  Result query(@RequestBody Query query, Authentication caller) {
    Question question = question(query, caller);
    int limit = query.limit() == null ? QueryDesk.USUAL_ROWS : query.limit();
    if (limit < 1 || limit > desk.mostRows()) {
      throw Problems.badField("limit", String.valueOf(limit), "outside 1.." + desk.mostRows());
    }
    Instant begun = clock.instant();
    try {
      Answer answer = desk.run(question, limit);
      return new Result(
          question.id(),
          answer.table().columns(),
          answer.table().rows(),
          answer.table().truncated(),
          answer.warnings(),
          Duration.between(begun, clock.instant()).toMillis());
    } catch (QueryRefusedException e) {
      throw refused(question, e);
    }
  }

  @PostMapping(path = "/api/v1/query/export", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Run one select into a file",
      description =
          "The whole result, up to 5 million rows and 5 minutes, as csv, xlsx or parquet. In CSV a"
              + " text that a spreadsheet would run begins with an apostrophe.")
  void export(
      @RequestParam(name = "format", defaultValue = "csv") String format,
      @RequestBody Query query,
      Authentication caller,
      HttpServletResponse response)
      throws IOException {
    ExportFormat wanted =
        ExportFormat.of(format)
            .orElseThrow(() -> Problems.badField("format", format, "none of csv, xlsx, parquet"));
    Question question = question(query, caller);
    try (ExportedResult result = desk.export(question, wanted)) {
      response.setContentType(wanted.mediaType());
      response.setContentLengthLong(Files.size(result.file()));
      response.setHeader(
          HttpHeaders.CONTENT_DISPOSITION,
          "attachment; filename=\"result" + wanted.ending() + "\"");
      response.setHeader("X-Rows", Long.toString(result.rows()));
      response.setHeader("X-Truncated", Boolean.toString(result.truncated()));
      Files.copy(result.file(), response.getOutputStream());
    } catch (QueryRefusedException e) {
      throw refused(question, e);
    }
  }

  @DeleteMapping("/api/v1/query/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Cancel a query",
      description = "One's own; an administrator's, anybody's. 404 when it runs no longer.")
  void cancel(@PathVariable("id") String id, Authentication caller) {
    QueryDesk.Running query = desk.find(id);
    if (query == null || !mayTouch(caller, query.user()) || !desk.cancel(id)) {
      throw Problems.notFound("There is no query '" + id + "' running");
    }
  }

  @GetMapping("/api/v1/query/running")
  @Operation(
      summary = "Queries that run now",
      description = "One's own; for an administrator everybody's.")
  RunningQueries running(Authentication caller) {
    return new RunningQueries(
        desk.running(Caller.isAdmin(caller) ? null : caller.getName()).stream()
            .map(Running::of)
            .toList());
  }

  @GetMapping("/api/v1/query/history")
  @Operation(
      summary = "Queries that have been run",
      description =
          "The newest first, with duration, rows or the reason of the refusal; the last 200 of each"
              + " user. Of others only for an administrator.")
  PastQueries history(
      @RequestParam(name = "user", defaultValue = "") String user,
      @RequestParam(name = "limit", defaultValue = "200") int limit,
      Authentication caller) {
    String wanted = user.isEmpty() ? caller.getName() : user;
    if (!mayTouch(caller, wanted)) {
      throw Problems.of(
          HttpStatus.FORBIDDEN, "Not allowed", "The history of others is not for you");
    }
    if (limit < 1 || limit > QueryHistory.KEPT) {
      throw Problems.badField("limit", String.valueOf(limit), "outside 1.." + QueryHistory.KEPT);
    }
    return new PastQueries(history.of(wanted, limit));
  }

  private static boolean mayTouch(Authentication caller, String user) {
    return caller.getName().equals(user) || Caller.isAdmin(caller);
  }

  private static Question question(Query query, Authentication caller) {
    String sql = query.sql();
    if (sql == null || sql.isBlank()) {
      throw Problems.badField("sql", sql == null ? "" : sql, "missing");
    }
    String id = query.id() == null ? UUID.randomUUID().toString() : query.id();
    if (!ID.matcher(id).matches()) {
      throw Problems.badField("id", id, "not 8 to 64 letters, digits or hyphens");
    }
    return new Question(id, caller.getName(), sql, Caller.schemas(caller));
  }

  private static RuntimeException refused(Question question, QueryRefusedException e) {
    HttpStatus status =
        switch (e.reason()) {
          case WRONG, FORBIDDEN, TOO_LARGE, TOO_LONG -> HttpStatus.BAD_REQUEST;
          case BUSY -> HttpStatus.TOO_MANY_REQUESTS;
          case CANCELLED -> HttpStatus.CONFLICT;
        };
    var problem = Problems.of(status, "Query refused", String.valueOf(e.getMessage()));
    problem.getBody().setProperty("id", question.id());
    problem.getBody().setProperty("reason", e.reason());
    problem.getBody().setProperty("position", e.position());
    return problem;
  }
}
