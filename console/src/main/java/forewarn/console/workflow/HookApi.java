package forewarn.console.workflow;

import forewarn.console.problem.Problems;
import forewarn.operations.store.Json;
import forewarn.operations.tool.ToolException;
import forewarn.operations.workflow.WorkflowFile;
import forewarn.operations.workflow.Workflows;
import forewarn.operations.workflow.definition.Trigger;
import forewarn.operations.workflow.run.Run;
import forewarn.operations.workflow.run.Runs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /hooks/{id}}: other programs start a workflow with a signed request. */
@RestController
@Tag(name = "Workflows")
class HookApi {
  private static final int LONGEST = 100_000;

  private final Workflows workflows;
  private final Runs runs;
  private final Hooks hooks;

  HookApi(Workflows workflows, Runs runs, Hooks hooks) {
    this.workflows = workflows;
    this.runs = runs;
    this.hooks = hooks;
  }

  /** What came of it; the run is missing when this delivery has made one before. */
  record Accepted(boolean accepted, @Nullable Long run) {}

  @PostMapping("/hooks/{id}")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Start a workflow whose trigger is a webhook",
      description =
          "X-Forewarn-Timestamp is the time in seconds, X-Forewarn-Signature is sha256= and the"
              + " HMAC-SHA256 in hex of the timestamp, a dot and the body with the shared secret."
              + " One signature starts one run. X-Forewarn-Delivery names the delivery, when given: a"
              + " repetition of it starts nothing, even signed anew. The body is"
              + " a JSON object; the workflow sees it as event.data.")
  Accepted receive(
      @PathVariable("id") String id,
      @RequestHeader(name = "X-Forewarn-Timestamp", defaultValue = "") String timestamp,
      @RequestHeader(name = "X-Forewarn-Signature", defaultValue = "") String signature,
      @RequestHeader(name = "X-Forewarn-Delivery", defaultValue = "") String delivery,
      @RequestBody(required = false) @Nullable String sent,
      HttpServletRequest request) {
    String body = sent == null ? "" : sent;
    WorkflowFile file = workflows.find(id).filter(WorkflowFile::runs).orElseThrow(HookApi::refused);
    if (!(file.trigger() instanceof Trigger.OnWebhook hook)
        || body.length() > LONGEST
        || !accepts(hook, timestamp, signature, body)) {
      throw refused();
    }
    if (delivery.length() > 100) {
      throw Problems.badField(
          "X-Forewarn-Delivery", delivery.substring(0, 100) + "…", "longer than 100");
    }
    Optional<Run> run =
        runs.receive(
            file, new Runs.Delivery(delivery, signature, request.getRemoteAddr()), data(body));
    return new Accepted(true, run.map(Run::id).orElse(null));
  }

  private boolean accepts(Trigger.OnWebhook hook, String timestamp, String signature, String body) {
    try {
      return hooks.accepts(hook, timestamp, signature, body);
    } catch (ToolException e) {
      throw Problems.notReady(String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, Object> data(String body) {
    try {
      return body.isBlank() ? Map.of() : Json.object(body);
    } catch (IllegalArgumentException e) {
      throw Problems.badRequest("Bad body", String.valueOf(e.getMessage()));
    }
  }

  // The same for all reasons, so that nobody learns which workflows there are.
  private static RuntimeException refused() {
    return Problems.of(
        HttpStatus.UNAUTHORIZED,
        "Refused",
        "There is no such hook, or the request is not signed with its secret within five minutes");
  }
}
