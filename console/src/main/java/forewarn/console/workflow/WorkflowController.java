package forewarn.console.workflow;

import static forewarn.console.language.Words.t;

import forewarn.console.security.Caller;
import forewarn.operations.audit.Actor;
import forewarn.operations.workflow.DefinitionException;
import forewarn.operations.workflow.WorkflowFile;
import forewarn.operations.workflow.Workflows;
import forewarn.operations.workflow.definition.DefinitionReader;
import forewarn.operations.workflow.definition.Problem;
import forewarn.operations.workflow.definition.Workflow;
import forewarn.operations.workflow.dry.DryRun;
import forewarn.operations.workflow.dry.Rehearsal;
import forewarn.operations.workflow.run.RunFilter;
import forewarn.operations.workflow.run.Runs;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** The list of workflows, the page of each, and what people do there. */
@Controller
class WorkflowController {
  private static final int LAST_RUNS = 20;
  private static final int MOST_DAYS = 366;
  private static final String TEMPLATE =
      """
      id: %s
      description: What it is for.
      trigger:
        on: incident.opened
        when: incident.severity == 'critical'
      steps:
        - id: wait_for_somebody
          wait_until: incident.acknowledged or not incident.open
          timeout: 15m
      """;

  private final Workflows workflows;
  private final Runs runs;
  private final Rehearsal rehearsal;
  private final InstantSource clock;

  WorkflowController(Workflows workflows, Runs runs, Rehearsal rehearsal, InstantSource clock) {
    this.workflows = workflows;
    this.runs = runs;
    this.rehearsal = rehearsal;
    this.clock = clock;
  }

  @GetMapping("/workflows")
  ModelAndView list(Authentication caller) {
    List<WorkflowRow> rows =
        workflows.list().stream()
            .map(file -> new WorkflowRow(file, runs.list(RunFilter.of(file.id(), 8))))
            .toList();
    return new ModelAndView(
        "workflow/list",
        Map.of(
            "rows",
            rows,
            "runs",
            runs.list(RunFilter.newest(LAST_RUNS)),
            "rights",
            rights(caller),
            "now",
            clock.instant()));
  }

  /**
   * @param id of a new workflow
   */
  @GetMapping("/workflows/new")
  Object make(
      @RequestParam(name = "id", defaultValue = "") String id, Authentication caller, Model shown) {
    requireChange(caller);
    String kebab = id.strip().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String name = DefinitionReader.isId(kebab) ? kebab : "my-workflow";
    if (workflows.find(name).isPresent()) {
      return back(name);
    }
    WorkflowFile draft = draft(name);
    return view(draft, draft.text(), List.of(), 0, caller, shown);
  }

  /**
   * @param days that it is played over; 0 for not
   * @param flashed what has just come of an action
   */
  @GetMapping("/workflows/{id}")
  ModelAndView page(
      @PathVariable("id") String id,
      @RequestParam(name = "days", defaultValue = "0") int days,
      Authentication caller,
      Model flashed) {
    WorkflowFile file = find(id);
    return view(file, file.text(), file.problems(), days, caller, flashed);
  }

  private WorkflowFile find(String id) {
    return workflows
        .find(id)
        .orElseThrow(
            () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no workflow '" + id + "'"));
  }

  // Of an id that is not there yet, with something to begin with.
  private static WorkflowFile draft(String id) {
    return new WorkflowFile(
        id, TEMPLATE.formatted(id), WorkflowFile.Origin.OWN, null, 0, List.of(), false);
  }

  private ModelAndView view(
      WorkflowFile file,
      String text,
      List<Problem> problems,
      int days,
      Authentication caller,
      Model flashed) {
    Workflow workflow = file.workflow();
    Map<String, @Nullable Object> model = new HashMap<>();
    model.put(
        "page",
        new WorkflowPage(
            file,
            text,
            problems,
            workflow == null ? null : StepGraph.of(workflow),
            runs.list(RunFilter.of(file.id(), LAST_RUNS)),
            workflows.versions(file.id()),
            played(workflow, days),
            days,
            rights(caller),
            clock.instant()));
    model.put("said", flashed.getAttribute("said"));
    model.put("refused", flashed.getAttribute("refused"));
    return new ModelAndView("workflow/page", model);
  }

  private @Nullable DryRun played(@Nullable Workflow workflow, int days) {
    if (workflow == null || days < 1) {
      return null;
    }
    Instant now = clock.instant();
    return rehearsal.play(workflow, now.minus(Duration.ofDays(Math.min(days, MOST_DAYS))), now);
  }

  @PostMapping("/workflows/{id}")
  Object save(
      @PathVariable("id") String id,
      @RequestParam("text") String text,
      Authentication caller,
      HttpServletRequest request,
      Model flashed,
      RedirectAttributes shown) {
    requireChange(caller);
    try {
      WorkflowFile saved = workflows.save(id, text, Caller.actor(caller, request));
      shown.addFlashAttribute("said", t("Saved as version {0}.", saved.version()));
      return back(id);
    } catch (DefinitionException e) {
      ModelAndView again =
          view(
              workflows.find(id).orElseGet(() -> draft(id)),
              text.replace("\r\n", "\n"),
              e.problems(),
              0,
              caller,
              flashed);
      again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return again;
    }
  }

  @PostMapping("/workflows/{id}/enable")
  RedirectView enable(
      @PathVariable("id") String id, Authentication caller, HttpServletRequest request) {
    requireChange(caller);
    workflows.enable(find(id).id(), Caller.actor(caller, request));
    return back(id);
  }

  @PostMapping("/workflows/{id}/disable")
  RedirectView disable(
      @PathVariable("id") String id, Authentication caller, HttpServletRequest request) {
    requireChange(caller);
    workflows.disable(find(id).id(), Caller.actor(caller, request));
    return back(id);
  }

  @PostMapping("/workflows/{id}/versions/{version}")
  RedirectView restore(
      @PathVariable("id") String id,
      @PathVariable("version") int version,
      Authentication caller,
      HttpServletRequest request,
      RedirectAttributes shown) {
    requireChange(caller);
    try {
      workflows.restore(id, version, Caller.actor(caller, request));
      shown.addFlashAttribute("said", t("The text of version {0} is back.", version));
    } catch (IllegalArgumentException | DefinitionException e) {
      shown.addFlashAttribute("refused", String.valueOf(e.getMessage()));
    }
    return back(id);
  }

  private static WorkflowPage.Rights rights(Authentication caller) {
    if (Caller.mayChangeWorkflows(caller)) {
      return WorkflowPage.Rights.CHANGE;
    }
    return Caller.mayRunWorkflows(caller) ? WorkflowPage.Rights.RUN : WorkflowPage.Rights.LOOK;
  }

  private static void requireChange(Authentication caller) {
    if (!Caller.mayChangeWorkflows(caller)) {
      throw new AccessDeniedException("workflows are changed by engineers");
    }
  }

  private static Actor actor(Authentication caller, HttpServletRequest request) {
    return Caller.actor(caller, request);
  }

  private static RedirectView back(String id) {
    return new RedirectView("/workflows/" + id);
  }
}
