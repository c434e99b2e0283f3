package forewarn.console.workflow;

import static forewarn.console.language.Words.t;

import forewarn.console.layout.Format;
import forewarn.operations.store.Json;
import forewarn.operations.workflow.definition.Action;
import forewarn.operations.workflow.definition.Step;
import forewarn.operations.workflow.definition.Trigger;
import forewarn.operations.workflow.definition.Workflow;
import forewarn.operations.workflow.dry.WouldRun;
import forewarn.operations.workflow.run.Run;
import forewarn.operations.workflow.run.StepRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Workflows in words. */
public final class Wording {
  private Wording() {}

  /** What makes it run. */
  public static String trigger(Trigger trigger) {
    return switch (trigger) {
      case Trigger.OnEvent event -> event.type();
      case Trigger.OnSchedule schedule -> schedule.cron() + " " + schedule.zone();
      case Trigger.OnWebhook webhook -> t("a signed request");
      case Trigger.Manual manual -> t("by hand");
    };
  }

  /** Why a run was made; of a signed request the name, never the signature. */
  public static String why(Run run) {
    if (run.trigger().startsWith("person")) {
      return t("wanted by {0}", run.startedBy());
    } else if (run.trigger().startsWith("webhook")) {
      String name =
          run.trigger().startsWith("webhook ") ? run.trigger().substring("webhook ".length()) : "";
      return name.isEmpty() || name.startsWith("sha256=")
          ? t("a signed request")
          : t("a signed request") + " " + name;
    }
    return run.event() == null ? run.trigger() : run.event().type() + " " + run.event().subject();
  }

  /** How many of a workflow's steps a run has begun, and how many of those for a failure. */
  public static String begun(Workflow workflow, List<StepRun> steps) {
    List<String> planned = workflow.steps().stream().map(Step::id).toList();
    long begun = steps.stream().filter(step -> planned.contains(step.step())).count();
    String said = t("{0} of {1} begun", begun, planned.size());
    return begun == steps.size()
        ? said
        : said + ", " + t("{0} because of the failure", steps.size() - begun);
  }

  /** What a step does, in one line. */
  public static String action(Step step) {
    return switch (step.action()) {
      case Action.Use use -> use.tool();
      case Action.WaitUntil wait -> t("waits, {0} at most", Format.duration(wait.timeout()));
      case Action.Decide decide -> t("decides by {0} rows", decide.rows().size());
    };
  }

  /** How far a run is. */
  public static String state(Run.State state) {
    return switch (state) {
      case QUEUED -> t("queued");
      case RUNNING -> t("running");
      case WAITING -> t("waiting");
      case DONE -> t("done");
      case FAILED -> t("failed");
      case CANCELLED -> t("cancelled");
    };
  }

  /** The look of a run's state. */
  public static String look(Run.State state) {
    return switch (state) {
      case QUEUED, CANCELLED -> "unknown";
      case RUNNING, WAITING -> "raised";
      case DONE -> "came-true";
      case FAILED -> "down";
    };
  }

  /** The icon of a run's state. */
  public static String icon(Run.State state) {
    return switch (state) {
      case QUEUED, WAITING -> "waiting";
      case RUNNING -> "running";
      case DONE -> "came-true";
      case FAILED -> "down";
      case CANCELLED -> "false-alarm";
    };
  }

  /** How far a step is. */
  public static String state(StepRun.State state) {
    return switch (state) {
      case RUNNING -> t("running");
      case RETRYING -> t("will be tried again");
      case WAITING -> t("waiting");
      case DONE -> t("done");
      case SKIPPED -> t("skipped");
      case FAILED -> t("failed");
      case CANCELLED -> t("cancelled");
    };
  }

  /** The look of a step's state. */
  public static String look(StepRun.State state) {
    return switch (state) {
      case RUNNING, WAITING -> "raised";
      case RETRYING -> "expected";
      case DONE -> "came-true";
      case SKIPPED, CANCELLED -> "unknown";
      case FAILED -> "down";
    };
  }

  /** The icon of a step's state. */
  public static String icon(StepRun.State state) {
    return switch (state) {
      case RUNNING -> "running";
      case RETRYING, WAITING -> "waiting";
      case DONE -> "came-true";
      case SKIPPED, CANCELLED -> "false-alarm";
      case FAILED -> "down";
    };
  }

  /** Whether a run would have been worth it. */
  public static String outcome(WouldRun.Outcome outcome) {
    return switch (outcome) {
      case USEFUL -> t("useful: there was an outage");
      case NEEDLESS -> t("needless: there was no outage");
      case OPEN -> t("still open");
      case UNKNOWN -> t("about no incident");
    };
  }

  /** How long something took; up to now while it goes on. */
  public static String took(Instant from, @Nullable Instant to, Instant now) {
    return Format.duration(Duration.between(from, to == null ? now : to));
  }

  /** Values as they are kept. */
  public static String json(Map<String, Object> values) {
    return values.isEmpty() ? "" : Json.write(values);
  }
}
