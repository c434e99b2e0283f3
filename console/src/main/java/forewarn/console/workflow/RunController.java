package forewarn.console.workflow;

import forewarn.console.security.Caller;
import forewarn.operations.incident.Incidents;
import forewarn.operations.workflow.WorkflowFile;
import forewarn.operations.workflow.Workflows;
import forewarn.operations.workflow.definition.Input;
import forewarn.operations.workflow.definition.Workflow;
import forewarn.operations.workflow.run.Run;
import forewarn.operations.workflow.run.Runs;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

/** The page of a run; starting, cancelling and repeating one. */
@Controller
class RunController {
  private final Workflows workflows;
  private final Runs runs;
  private final Incidents incidents;
  private final InstantSource clock;

  RunController(Workflows workflows, Runs runs, Incidents incidents, InstantSource clock) {
    this.workflows = workflows;
    this.runs = runs;
    this.incidents = incidents;
    this.clock = clock;
  }

  @GetMapping("/runs/{id}")
  ModelAndView page(@PathVariable("id") long id, Authentication caller, Model flashed) {
    Run run = require(id);
    Map<String, @Nullable Object> model = new HashMap<>();
    model.put("run", run);
    model.put("steps", runs.steps(run));
    model.put("workflow", workflows.definition(run.workflow(), run.version()).orElse(null));
    model.put("mayRun", Caller.mayRunWorkflows(caller));
    model.put("now", clock.instant());
    model.put("refused", flashed.getAttribute("refused"));
    return new ModelAndView("workflow/run", model);
  }

  /** What the form gives is text; numbers and truths become what the inputs are. */
  @PostMapping("/workflows/{id}/runs")
  RedirectView start(
      @PathVariable("id") String id,
      @RequestParam Map<String, String> form,
      Authentication caller,
      HttpServletRequest request,
      RedirectAttributes shown) {
    requireRun(caller);
    WorkflowFile file =
        workflows
            .find(id)
            .orElseThrow(() ->
                new ResponseStatusException(HttpStatus.NOT_FOUND, "no workflow '" + id + "'"));
    String incident = form.getOrDefault("incident", "").strip();
    try {
      if (!incident.isEmpty() && incidents.find(incident).isEmpty()) {
        throw new IllegalArgumentException("Cannot find incident " + incident + ": there is none");
      }
      Run run =
          runs.start(
              file,
              inputs(file.workflow(), form),
              incident.isEmpty() ? null : incidents.find(incident).orElseThrow().id(),
              Caller.actor(caller, request));
      return new RedirectView("/runs/" + run.id());
    } catch (IllegalArgumentException e) {
      shown.addFlashAttribute("refused", String.valueOf(e.getMessage()));
      return new RedirectView("/workflows/" + id);
    }
  }

  private static Map<String, Object> inputs(@Nullable Workflow workflow, Map<String, String> form) {
    Map<String, Object> inputs = new LinkedHashMap<>();
    if (workflow == null) {
      return inputs;
    }
    for (Input input : workflow.inputs()) {
      String text = form.get("input." + input.name());
      if (text != null && !(text.isBlank() && input.kind() != Input.Kind.TEXT)) {
        inputs.put(input.name(), value(input, text.strip()));
      }
    }
    return inputs;
  }

  private static Object value(Input input, String text) {
    return switch (input.kind()) {
      case TEXT -> text;
      case NUMBER -> text.matches("-?[0-9]{1,15}(\\.[0-9]{1,9})?") ? Double.valueOf(text) : text;
      case BOOLEAN -> text.equals("true");
    };
  }

  @PostMapping("/runs/{id}/cancel")
  RedirectView cancel(
      @PathVariable("id") long id,
      Authentication caller,
      HttpServletRequest request,
      RedirectAttributes shown) {
    requireRun(caller);
    require(id);
    try {
      runs.cancel(id, Caller.actor(caller, request));
    } catch (IllegalArgumentException e) {
      shown.addFlashAttribute("refused", String.valueOf(e.getMessage()));
    }
    return new RedirectView("/runs/" + id);
  }

  @PostMapping("/runs/{id}/retry")
  RedirectView retry(
      @PathVariable("id") long id,
      Authentication caller,
      HttpServletRequest request,
      RedirectAttributes shown) {
    requireRun(caller);
    require(id);
    try {
      runs.retry(id, Caller.actor(caller, request));
    } catch (IllegalArgumentException e) {
      shown.addFlashAttribute("refused", String.valueOf(e.getMessage()));
    }
    return new RedirectView("/runs/" + id);
  }

  private Run require(long id) {
    return runs.find(id)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no run " + id));
  }

  private static void requireRun(Authentication caller) {
    if (!Caller.mayRunWorkflows(caller)) {
      throw new AccessDeniedException("workflows are run by operators and engineers");
    }
  }
}
