package forewarn.console.workflow;

import forewarn.console.problem.Problems;
import forewarn.console.security.Caller;
import forewarn.operations.incident.Incidents;
import forewarn.operations.workflow.WorkflowFile;
import forewarn.operations.workflow.Workflows;
import forewarn.operations.workflow.run.Run;
import forewarn.operations.workflow.run.RunFilter;
import forewarn.operations.workflow.run.Runs;
import forewarn.operations.workflow.run.StepRun;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/v1/runs}: runs of workflows, each with its steps; starting, cancelling, repeating.
 */
@RestController
@Tag(name = "Workflows")
class RunApi {
  private static final int MOST = 500;

  private final Workflows workflows;
  private final Runs runs;
  private final Incidents incidents;

  RunApi(Workflows workflows, Runs runs, Incidents incidents) {
    this.workflows = workflows;
    this.runs = runs;
    this.incidents = incidents;
  }

  /** A run. */
  record Entry(
      long id,
      String workflow,
      int version,
      String trigger,
      @Nullable String incident,
      Map<String, Object> inputs,
      String state,
      String startedBy,
      Instant madeAt,
      @Nullable Instant endedAt,
      @Nullable String error) {
    static Entry of(Run run) {
      return new Entry(
          run.id(),
          run.workflow(),
          run.version(),
          run.trigger(),
          run.incident(),
          run.inputs(),
          run.state().word(),
          run.startedBy(),
          run.made(),
          run.ended(),
          run.error());
    }
  }

  /** A step of a run. */
  record StepEntry(
      String step,
      String state,
      int attempts,
      Map<String, Object> input,
      Map<String, Object> output,
      @Nullable String error,
      Instant beganAt,
      @Nullable Instant endedAt,
      @Nullable Instant dueAt) {
    static StepEntry of(StepRun step) {
      return new StepEntry(
          step.step(),
          step.state().word(),
          step.attempts(),
          step.input(),
          step.output(),
          step.error(),
          step.began(),
          step.ended(),
          step.due());
    }
  }

  /** Runs, the newest first, and how many there are in all. */
  record Listing(List<Entry> runs, long total) {}

  /** A run with its steps. */
  record Whole(Entry run, List<StepEntry> steps) {}

  /** What comes in. */
  record Order(@Nullable Map<String, Object> inputs, @Nullable String incident) {}

  @GetMapping("/api/v1/runs")
  @Operation(summary = "Runs of workflows", description = "The newest first.")
  Listing list(
      @RequestParam(name = "workflow", required = false) @Nullable String workflow,
      @RequestParam(name = "state", required = false) @Nullable String state,
      @RequestParam(name = "incident", required = false) @Nullable String incident,
      @RequestParam(name = "limit", defaultValue = "100") int limit,
      @RequestParam(name = "offset", defaultValue = "0") int offset) {
    if (limit < 1 || limit > MOST) {
      throw Problems.badField("limit", String.valueOf(limit), "outside 1.." + MOST);
    }
    if (offset < 0) {
      throw Problems.badField("offset", String.valueOf(offset), "less than 0");
    }
    RunFilter filter = new RunFilter(workflow, state(state), incident, limit, offset);
    return new Listing(runs.list(filter).stream().map(Entry::of).toList(), runs.count(filter));
  }

  private static Run.@Nullable State state(@Nullable String word) {
    try {
      return word == null ? null : Run.State.of(word);
    } catch (IllegalArgumentException e) {
      throw Problems.badField(
          "state",
          String.valueOf(word),
          "none of queued, running, waiting, done, failed, cancelled");
    }
  }

  @GetMapping("/api/v1/runs/{id}")
  @Operation(summary = "A run", description = "With input, output, times, attempts of each step.")
  Whole one(@PathVariable("id") long id) {
    Run run = require(id);
    return new Whole(Entry.of(run), runs.steps(run).stream().map(StepEntry::of).toList());
  }

  @PostMapping("/api/v1/workflows/{id}/runs")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Start a workflow",
      description =
          "For operators, engineers and administrators; also one that is switched off. inputs by"
              + " name, defaults for those missing; incident, such as INC-17, is what it is about.")
  Entry start(
      @PathVariable("id") String id,
      @RequestBody(required = false) @Nullable Order order,
      Authentication caller,
      HttpServletRequest request) {
    requireRun(caller);
    WorkflowFile file =
        workflows
            .find(id)
            .orElseThrow(() -> Problems.notFound("There is no workflow '" + id + "'"));
    Map<String, Object> inputs =
        order == null || order.inputs() == null ? Map.of() : order.inputs();
    String incident = order == null ? null : order.incident();
    if (incident != null && incidents.find(incident).isEmpty()) {
      throw Problems.badField("incident", incident, "there is none");
    }
    try {
      return Entry.of(runs.start(file, inputs, incident, Caller.actor(caller, request)));
    } catch (IllegalArgumentException e) {
      throw Problems.badRequest("Cannot start", String.valueOf(e.getMessage()));
    }
  }

  @PostMapping("/api/v1/runs/{id}/cancel")
  @Operation(summary = "End a run before its time")
  Entry cancel(@PathVariable("id") long id, Authentication caller, HttpServletRequest request) {
    requireRun(caller);
    require(id);
    try {
      return Entry.of(runs.cancel(id, Caller.actor(caller, request)));
    } catch (IllegalArgumentException e) {
      throw Problems.of(HttpStatus.CONFLICT, "Not possible", String.valueOf(e.getMessage()));
    }
  }

  @PostMapping("/api/v1/runs/{id}/retry")
  @Operation(
      summary = "Let a failed or cancelled run go on where it stopped",
      description = "What was done is not done again.")
  Entry retry(@PathVariable("id") long id, Authentication caller, HttpServletRequest request) {
    requireRun(caller);
    require(id);
    try {
      return Entry.of(runs.retry(id, Caller.actor(caller, request)));
    } catch (IllegalArgumentException e) {
      throw Problems.of(HttpStatus.CONFLICT, "Not possible", String.valueOf(e.getMessage()));
    }
  }

  private Run require(long id) {
    return runs.find(id).orElseThrow(() -> Problems.notFound("There is no run " + id));
  }

  private static void requireRun(Authentication caller) {
    if (!Caller.mayRunWorkflows(caller)) {
      throw Problems.of(
          HttpStatus.FORBIDDEN, "Not allowed", "Workflows are run by operators and engineers");
    }
  }
}
