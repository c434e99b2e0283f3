package forewarn.console.workflow;

import forewarn.console.problem.Problems;
import forewarn.console.security.Caller;
import forewarn.operations.audit.Actor;
import forewarn.operations.tool.Tool;
import forewarn.operations.tool.Tools;
import forewarn.operations.workflow.DefinitionException;
import forewarn.operations.workflow.WorkflowFile;
import forewarn.operations.workflow.Workflows;
import forewarn.operations.workflow.definition.Problem;
import forewarn.operations.workflow.definition.Workflow;
import forewarn.operations.workflow.definition.WorkflowSchema;
import forewarn.operations.workflow.dry.DryRun;
import forewarn.operations.workflow.dry.Rehearsal;
import forewarn.operations.workflow.dry.WouldRun;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/workflows}: what there is, changing it, and playing it over the past. */
@RestController
@Tag(name = "Workflows", description = "What is done when something happens, and its runs")
class WorkflowApi {
  private static final int MOST_DAYS = 366;

  private final Workflows workflows;
  private final Rehearsal rehearsal;
  private final ObjectProvider<Tools> tools;
  private final InstantSource clock;

  WorkflowApi(
      Workflows workflows, Rehearsal rehearsal, ObjectProvider<Tools> tools, InstantSource clock) {
    this.workflows = workflows;
    this.rehearsal = rehearsal;
    this.tools = tools;
    this.clock = clock;
  }

  /** A workflow; problems are those of its text, which runs only when there are none. */
  record Entry(
      String id,
      String description,
      String trigger,
      boolean enabled,
      String origin,
      int version,
      List<Problem> problems) {
    static Entry of(WorkflowFile file) {
      Workflow workflow = file.workflow();
      return new Entry(
          file.id(),
          workflow == null ? "" : workflow.description(),
          Wording.trigger(file.trigger()),
          file.enabled(),
          file.origin().word(),
          file.version(),
          file.problems());
    }
  }

  /** All of them. */
  record Listing(List<Entry> workflows) {}

  /** One with its text. */
  record Whole(Entry workflow, String text) {}

  /** What comes in. */
  record Text(@Nullable String text) {}

  /** What comes in. */
  record Switch(@Nullable Boolean enabled) {}

  /** What would have been done. */
  record Played(
      Instant from,
      Instant to,
      int runs,
      long useful,
      long needless,
      long open,
      Map<String, Integer> uses,
      boolean truncated,
      DryRun detail) {}

  @GetMapping("/api/v1/workflows")
  @Operation(summary = "Workflows", description = "Each with its trigger, state and problems.")
  Listing list() {
    return new Listing(workflows.list().stream().map(Entry::of).toList());
  }

  @GetMapping("/api/v1/workflows/{id}")
  @Operation(summary = "A workflow with its text")
  Whole one(@PathVariable("id") String id) {
    WorkflowFile file = require(id);
    return new Whole(Entry.of(file), file.text());
  }

  @GetMapping("/api/v1/workflows/schema")
  @Operation(summary = "The form of workflow files", description = "A JSON schema for editors.")
  Map<String, Object> schema() {
    Tools known = tools.getIfAvailable();
    return WorkflowSchema.of(
        known == null ? List.of() : known.all().stream().map(Tool::signature).toList());
  }

  @PutMapping(path = "/api/v1/workflows/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Save a workflow",
      description =
          "For engineers and administrators. A text with problems is refused with all of them:"
              + " errors holds each with its line.")
  Entry save(
      @PathVariable("id") String id,
      @RequestBody Text body,
      Authentication caller,
      HttpServletRequest request) {
    requireChange(caller);
    if (body.text() == null) {
      throw Problems.badField("text", "", "missing");
    }
    try {
      return Entry.of(workflows.save(id, body.text(), Caller.actor(caller, request)));
    } catch (DefinitionException e) {
      ErrorResponseException problem =
          Problems.of(
              HttpStatus.UNPROCESSABLE_CONTENT, "No workflow", String.valueOf(e.getMessage()));
      problem.getBody().setProperty("errors", e.problems());
      throw problem;
    }
  }

  @PatchMapping(path = "/api/v1/workflows/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Switch a workflow on or off",
      description = "For engineers and administrators. Runs that have begun go on.")
  Entry turn(
      @PathVariable("id") String id,
      @RequestBody Switch body,
      Authentication caller,
      HttpServletRequest request) {
    requireChange(caller);
    require(id);
    if (body.enabled() == null) {
      throw Problems.badField("enabled", "", "missing");
    }
    Actor actor = Caller.actor(caller, request);
    return Entry.of(body.enabled() ? workflows.enable(id, actor) : workflows.disable(id, actor));
  }

  @GetMapping("/api/v1/workflows/{id}/dry-run")
  @Operation(
      summary = "What a workflow would have done in the last days",
      description = "Nothing is done. Useful are runs whose incident was or became an outage.")
  Played play(
      @PathVariable("id") String id, @RequestParam(name = "days", defaultValue = "30") int days) {
    if (days < 1 || days > MOST_DAYS) {
      throw Problems.badField("days", String.valueOf(days), "outside 1.." + MOST_DAYS);
    }
    Workflow workflow = require(id).workflow();
    if (workflow == null) {
      throw Problems.of(HttpStatus.CONFLICT, "No workflow", "The text of " + id + " has problems");
    }
    Instant to = clock.instant();
    DryRun played = rehearsal.play(workflow, to.minus(Duration.ofDays(days)), to);
    return new Played(
        played.from(),
        played.to(),
        played.runs().size(),
        played.count(WouldRun.Outcome.USEFUL),
        played.count(WouldRun.Outcome.NEEDLESS),
        played.count(WouldRun.Outcome.OPEN),
        played.uses(),
        played.more() == DryRun.Outlook.CUT,
        played);
  }

  private WorkflowFile require(String id) {
    return workflows
        .find(id)
        .orElseThrow(() -> Problems.notFound("There is no workflow '" + id + "'"));
  }

  private static void requireChange(Authentication caller) {
    if (!Caller.mayChangeWorkflows(caller)) {
      throw Problems.of(HttpStatus.FORBIDDEN, "Not allowed", "Workflows are changed by engineers");
    }
  }
}
