package forewarn.console.audit;

import forewarn.console.problem.Problems;
import forewarn.operations.audit.AuditEntry;
import forewarn.operations.audit.AuditFilter;
import forewarn.operations.audit.AuditLog;
import forewarn.operations.store.Json;
import forewarn.warehouse.export.ResultFile;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;

/** The entries of a filter as a file, newest first, all of them and as they were written. */
@RestController
@Hidden
class AuditExportController {
  private static final int BATCH = 1000;
  private static final List<String> COLUMNS =
      List.of("sequence", "at", "actor", "origin", "action", "object", "before", "after", "hash");

  private final AuditLog audit;
  private final InstantSource clock;

  AuditExportController(AuditLog audit, InstantSource clock) {
    this.audit = audit;
    this.clock = clock;
  }

  @GetMapping("/admin/audit/entries.csv")
  void csv(@ModelAttribute AuditQuery query, HttpServletResponse response) throws IOException {
    AuditFilter filter = filter(query);
    open(response, "csv", "text/csv;charset=UTF-8");
    try (ResultFile file = ResultFile.csv(response.getOutputStream(), COLUMNS)) {
      each(filter, entry -> file.row(values(entry)));
    }
  }

  @GetMapping("/admin/audit/entries.json")
  void json(@ModelAttribute AuditQuery query, HttpServletResponse response) throws IOException {
    AuditFilter filter = filter(query);
    open(response, "json", "application/json");
    OutputStream output = response.getOutputStream();
    String[] before = {"[\n"};
    each(
        filter,
        entry -> {
          output.write(
              (before[0] + Json.write(EntryFields.of(entry))).getBytes(StandardCharsets.UTF_8));
          before[0] = ",\n";
        });
    output.write((before[0].equals("[\n") ? "[]\n" : "\n]\n").getBytes(StandardCharsets.UTF_8));
  }

  private interface Sink {
    void take(AuditEntry entry) throws IOException;
  }

  // In pieces: there may be millions. What is appended meanwhile is not among them.
  private void each(AuditFilter filter, Sink sink) throws IOException {
    AuditFilter ended = filter.until() != null ? filter : until(filter);
    int skip = 0;
    List<AuditEntry> batch;
    do {
      batch = audit.search(ended, BATCH, skip);
      for (AuditEntry entry : batch) {
        sink.take(entry);
      }
      skip += batch.size();
    } while (batch.size() == BATCH);
  }

  private AuditFilter until(AuditFilter filter) {
    return new AuditFilter(
        filter.actor(),
        filter.action(),
        filter.object(),
        filter.text(),
        filter.from(),
        clock.instant().plusMillis(1));
  }

  private static AuditFilter filter(AuditQuery query) {
    try {
      return query.filter();
    } catch (IllegalArgumentException e) {
      throw Problems.badRequest("Invalid filter", String.valueOf(e.getMessage()));
    }
  }

  private void open(HttpServletResponse response, String ending, String type) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    response.setContentType(type);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        "attachment; filename=\"audit-" + today + "." + ending + "\"");
  }

  private static List<@Nullable Object> values(AuditEntry entry) {
    return Arrays.asList(
        entry.sequence(),
        entry.at().toString(),
        entry.actor(),
        entry.origin(),
        entry.action(),
        entry.object(),
        entry.before(),
        entry.after(),
        entry.hash());
  }
}
