package forewarn.operations.workflow.run;

import forewarn.operations.audit.Actor;
import forewarn.operations.store.Database;
import forewarn.operations.tool.ToolCall;
import forewarn.operations.tool.ToolException;
import forewarn.operations.workflow.Workflows;
import forewarn.operations.workflow.definition.Action;
import forewarn.operations.workflow.definition.Step;
import forewarn.operations.workflow.definition.Workflow;
import forewarn.operations.workflow.expression.Template;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries a run as far as it goes now. Everything that matters is in the store before and after
 * each step, so it can be cut off anywhere and called again: a step that was begun and not noted as
 * ended is done again, with the key of before, by which a receiver knows a repetition. Steps that
 * have ended are never done again. At most one thread may carry a run.
 */
final class Conduct implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Conduct.class);

  /** A wait that nobody woke up looks by itself after so long. */
  private static final Duration LOOK = Duration.ofSeconds(30);

  private final Database database;
  private final RunTable table;
  private final Workflows workflows;
  private final Surroundings surroundings;
  private final InstantSource clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Attempt attempt;

  Conduct(
      Database database,
      Workflows workflows,
      Surroundings surroundings,
      Toolbox tools,
      InstantSource clock) {
    this.database = database;
    this.table = new RunTable(database);
    this.workflows = workflows;
    this.surroundings = surroundings;
    this.clock = clock;
    this.attempt = new Attempt(tools, threads);
  }

  /** When to come again; empty when the run has ended. */
  Optional<Instant> advance(long id) {
    while (true) {
      Run run = table.find(id).orElse(null);
      if (run == null || run.state().ended()) {
        return Optional.empty();
      }
      Workflow workflow = workflows.definition(run.workflow(), run.version()).orElse(null);
      if (workflow == null) {
        table.note(
            id,
            Run.State.FAILED,
            "Cannot go on: version " + run.version() + " of the workflow cannot be read any more",
            clock.instant());
        return Optional.empty();
      }
      List<StepRun> steps = table.steps(id);
      Step next = next(workflow, steps);
      if (next == null) {
        end(run, workflow, steps);
        return Optional.empty();
      }
      Optional<Instant> again = step(run, next, steps);
      if (again.isPresent()) {
        table.note(id, Run.State.WAITING, null, null);
        return again;
      }
    }
  }

  private static @Nullable Step next(Workflow workflow, List<StepRun> steps) {
    List<Step> part = failed(workflow, steps) == null ? workflow.steps() : workflow.onFailure();
    for (Step step : part) {
      StepRun known = find(steps, step.id());
      if (known == null || !known.state().ended()) {
        return step;
      }
      if (known.state() == StepRun.State.FAILED && part == workflow.onFailure()) {
        return null;
      }
    }
    return null;
  }

  private static @Nullable StepRun failed(Workflow workflow, List<StepRun> steps) {
    return workflow.steps().stream()
        .map(step -> find(steps, step.id()))
        .filter(step -> step != null && step.state() == StepRun.State.FAILED)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable StepRun find(List<StepRun> steps, String id) {
    return steps.stream().filter(step -> step.step().equals(id)).findFirst().orElse(null);
  }

  private void end(Run run, Workflow workflow, List<StepRun> steps) {
    StepRun failed = failed(workflow, steps);
    if (failed == null) {
      table.note(run.id(), Run.State.DONE, null, clock.instant());
    } else {
      String why = "Step " + failed.step() + " failed: " + failed.error();
      table.note(run.id(), Run.State.FAILED, why, clock.instant());
      LOG.warn("Run {} of {}: {}", run.id(), run.workflow(), why);
    }
  }

  private Optional<Instant> step(Run run, Step step, List<StepRun> steps) {
    Instant now = clock.instant();
    StepRun known = find(steps, step.id());
    if (known != null
        && known.due() != null
        && known.state() == StepRun.State.RETRYING
        && known.due().isAfter(now)) {
      return Optional.of(known.due());
    }
    StepRun row = known == null ? StepRun.begun(step.id(), steps.size() + 1, now) : known;
    try {
      Map<String, Object> data = surroundings.of(run, steps, now);
      if (known == null && step.condition() != null && !step.condition().holds(data)) {
        save(run, row.ended(StepRun.State.SKIPPED, Map.of(), null, now));
        return Optional.empty();
      }
      return switch (step.action()) {
        case Action.Use use -> use(run, step, use, row, data);
        case Action.WaitUntil wait -> wait(run, wait, row, data);
        case Action.Decide decide -> {
          save(
              run,
              row.attempt(Map.of()).ended(StepRun.State.DONE, decide(decide, data), null, now));
          yield Optional.empty();
        }
      };
    } catch (ToolException e) {
      return failed(run, step, e);
    }
  }

  private static Map<String, Object> decide(Action.Decide decide, Map<String, Object> data) {
    return decide.rows().stream()
        .filter(row -> row.when() == null || row.when().holds(data))
        .findFirst()
        .map(row -> filled(row.then(), data))
        .orElse(Map.of());
  }

  private Optional<Instant> wait(
      Run run, Action.WaitUntil wait, StepRun row, Map<String, Object> data) {
    Instant now = clock.instant();
    Instant due = row.due() == null ? now.plus(wait.timeout()) : row.due();
    if (wait.condition().holds(data)) {
      save(run, waited(row, "met", StepRun.State.DONE, null));
      return Optional.empty();
    }
    if (due.isAfter(now)) {
      if (row.due() == null) {
        save(run, row.waiting(due));
      }
      Instant look = now.plus(LOOK);
      return Optional.of(look.isBefore(due) ? look : due);
    }
    switch (wait.onTimeout()) {
      case CONTINUE -> save(run, waited(row, "timed_out", StepRun.State.DONE, null));
      case FAIL ->
          save(
              run,
              waited(
                  row,
                  "timed_out",
                  StepRun.State.FAILED,
                  "waited " + wait.timeout().toSeconds() + " s in vain"));
      case END ->
          database.inTransaction(() -> {
            table.save(run.id(), waited(row, "timed_out", StepRun.State.DONE, null));
            return table.note(run.id(), Run.State.DONE, null, now);
          });
    }
    return Optional.empty();
  }

  private StepRun waited(StepRun row, String how, StepRun.State state, @Nullable String why) {
    Map<String, Object> output =
        Map.of("met", how.equals("met"), "timed_out", how.equals("timed_out"));
    return row.ended(state, output, why, clock.instant());
  }

  private Optional<Instant> use(
      Run run, Step step, Action.Use use, StepRun row, Map<String, Object> data) {
    if (step.each() != null) {
      return useEach(run, step, use, row, data);
    }
    Map<String, Object> input = filled(use.with(), data);
    StepRun begun = row.attempt(input);
    begin(run, begun);
    Map<String, Object> output =
        attempt.at(use.tool(), input, call(run, step.id()), step.timeout());
    save(run, begun.ended(StepRun.State.DONE, output, null, clock.instant()));
    return Optional.empty();
  }

  // Each member's output is noted before the next is begun.
  private Optional<Instant> useEach(
      Run run, Step step, Action.Use use, StepRun row, Map<String, Object> data) {
    List<?> members =
        Objects.requireNonNull(step.each()).value(data) instanceof List<?> list ? list : List.of();
    List<Object> outputs =
        new ArrayList<>(row.output().get("items") instanceof List<?> list ? list : List.of());
    StepRun begun = row;
    while (outputs.size() < members.size()) {
      int at = outputs.size();
      Map<String, Object> withItem = new LinkedHashMap<>(data);
      withItem.put("item", Objects.requireNonNullElse(members.get(at), ""));
      Map<String, Object> input = filled(use.with(), withItem);
      begun = begun.attempt(input);
      begin(run, begun);
      outputs.add(
          attempt.at(use.tool(), input, call(run, step.id() + " " + (at + 1)), step.timeout()));
      begun = begun.progressed(Map.of("items", List.copyOf(outputs)));
      save(run, begun);
    }
    Map<String, Object> all = Map.of("items", outputs, "count", outputs.size());
    save(run, begun.ended(StepRun.State.DONE, all, null, clock.instant()));
    return Optional.empty();
  }

  private static ToolCall call(Run run, String step) {
    return new ToolCall(Actor.workflow(run.workflow(), run.key()), run.key() + " " + step);
  }

  private Optional<Instant> failed(Run run, Step step, ToolException e) {
    StepRun row = Objects.requireNonNull(find(table.steps(run.id()), step.id()));
    Instant now = clock.instant();
    String why = String.valueOf(e.getMessage());
    boolean again =
        e.kind() == ToolException.Kind.TEMPORARY && row.attempts() <= step.retry().times();
    LOG.info(
        "Run {} step {} attempt {} failed{}: {}",
        run.id(),
        step.id(),
        row.attempts(),
        again ? ", will be tried again" : "",
        why);
    if (again) {
      Instant at = now.plus(step.retry().delay());
      save(run, row.retrying(why, at));
      return Optional.of(at);
    }
    save(run, row.ended(StepRun.State.FAILED, row.output(), why, now));
    return Optional.empty();
  }

  // In one transaction, so that a run that is seen running has a step that is.
  private void begin(Run run, StepRun step) {
    database.inTransaction(() -> {
      table.note(run.id(), Run.State.RUNNING, null, null);
      table.save(run.id(), step);
      return true;
    });
  }

  private void save(Run run, StepRun step) {
    table.save(run.id(), step);
  }

  private static Map<String, Object> filled(Map<String, Object> values, Map<String, Object> data) {
    Map<String, Object> filled = new LinkedHashMap<>();
    if (Template.filled(values, data) instanceof Map<?, ?> map) {
      map.forEach((name, value) -> filled.put(name.toString(), value));
    }
    return filled;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
