package forewarn.operations.workflow.run;

import forewarn.operations.audit.Actor;
import forewarn.operations.audit.AuditLog;
import forewarn.operations.event.Event;
import forewarn.operations.store.Database;
import forewarn.operations.workflow.WorkflowFile;
import forewarn.operations.workflow.definition.Input;
import forewarn.operations.workflow.definition.Trigger;
import forewarn.operations.workflow.definition.Workflow;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The runs for whoever looks at them, starts, cancels or repeats them. A run and the work it is for
 * the scheduler are made in one transaction, the caller's when there is one. Thread-safe.
 */
public final class Runs {
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private final Database database;
  private final RunTable table;
  private final WorkQueue queue;
  private final AuditLog audit;
  private final InstantSource clock;

  public Runs(Database database, AuditLog audit, InstantSource clock) {
    this.database = database;
    this.table = new RunTable(database);
    this.queue = new WorkQueue(database);
    this.audit = audit;
    this.clock = clock;
  }

  public Optional<Run> find(long id) {
    return table.find(id);
  }

  public List<Run> list(RunFilter filter) {
    return table.list(filter);
  }

  /** How many there are of a filter, whatever its {@code most} and {@code skip}. */
  public long count(RunFilter filter) {
    return table.count(filter);
  }

  /** The steps that have been begun, in that order. */
  public List<StepRun> steps(Run run) {
    return table.steps(run.id());
  }

  /**
   * Starts a workflow because somebody wants it.
   *
   * @param inputs by name; what is missing is its default
   * @param incident it is to be about; null for none
   * @throws IllegalArgumentException with every problem of the inputs, or when the workflow has
   *     nothing that can run
   */
  public Run start(
      WorkflowFile file, Map<String, Object> inputs, @Nullable String incident, Actor actor) {
    Workflow workflow = file.workflow();
    if (workflow == null) {
      throw new IllegalArgumentException(
          "Cannot start " + file.id() + ": its text has problems, and none before was without");
    }
    Map<String, Object> given = given(workflow, inputs);
    return database.inTransaction(() -> {
      // By number, so that each wish is a run of its own.
      String trigger = "person " + table.nextId();
      Run run = add(file, trigger, null, incident, given, actor.name()).orElseThrow();
      audit.record(
          actor, "workflow.run", file.id(), null, Map.of("run", run.id(), "inputs", given));
      return run;
    });
  }

  /**
   * A signed request of another program.
   *
   * @param name given by whoever sent it; empty when it has none
   * @param signature over its time and body
   * @param origin the address it came from
   */
  public record Delivery(String name, String signature, String origin) {}

  /**
   * Starts a workflow because of what another program has sent; once for each signature, and once
   * for each name of a delivery. A signature is remembered for an hour, longer than one is accepted
   * for.
   */
  public Optional<Run> receive(WorkflowFile file, Delivery delivery, Map<String, Object> data) {
    Event event =
        new Event(0, "webhook.received", file.id(), Event.FOREWARN, clock.instant(), data);
    return database.inTransaction(() -> {
      if (!isNew(file.id(), delivery.signature())) {
        return Optional.empty();
      }
      String trigger =
          delivery.name().isEmpty()
              ? "webhook, unnamed " + table.nextId()
              : "webhook " + delivery.name();
      Optional<Run> run = add(file, trigger, event, null, Map.of(), Event.FOREWARN);
      run.ifPresent(made ->
          audit.record(
              new Actor("webhook", delivery.origin()),
              "workflow.run",
              file.id(),
              null,
              Map.of("run", made.id(), "delivery", delivery.name())));
      return run;
    });
  }

  private boolean isNew(String workflow, String signature) {
    long now = clock.instant().toEpochMilli();
    database
        .sql("delete from hook_signatures where received_at < ?", now - REMEMBERED.toMillis())
        .update();
    return database
            .sql(
                "insert into hook_signatures values (?, ?, ?)"
                    + " on conflict (workflow, signature) do nothing",
                workflow,
                signature,
                now)
            .update()
        == 1;
  }

  /** Starts a workflow because of an event; once for each, or once for its incident. */
  Optional<Run> react(WorkflowFile file, Event event) {
    String incident = Surroundings.incidentOf(event);
    boolean once =
        incident != null
            && file.trigger() instanceof Trigger.OnEvent trigger
            && trigger.once() == Trigger.Once.INCIDENT;
    return add(
        file,
        once ? "first " + event.type() + " of " + incident : "event " + event.sequence(),
        event,
        incident,
        defaults(file),
        Event.FOREWARN);
  }

  /** Starts a workflow because its time has come; once for each time. */
  Optional<Run> fall(WorkflowFile file, java.time.Instant time) {
    return add(file, "schedule " + time, null, null, defaults(file), Event.FOREWARN);
  }

  private static Map<String, Object> defaults(WorkflowFile file) {
    Map<String, Object> defaults = new LinkedHashMap<>();
    if (file.workflow() != null) {
      for (Input input : file.workflow().inputs()) {
        if (input.standard() != null) {
          defaults.put(input.name(), input.standard());
        }
      }
    }
    return defaults;
  }

  private Optional<Run> add(
      WorkflowFile file,
      String trigger,
      @Nullable Event event,
      @Nullable String incident,
      Map<String, Object> inputs,
      String by) {
    return database.inTransaction(() -> {
      Optional<Run> run =
          table.insert(
              new Run(
                  0,
                  file.id(),
                  file.version(),
                  trigger,
                  incident,
                  event,
                  inputs,
                  Run.State.QUEUED,
                  by,
                  clock.instant(),
                  null,
                  null));
      run.ifPresent(made -> queue.add(made.id(), clock.instant()));
      return run;
    });
  }

  private static Map<String, Object> given(Workflow workflow, Map<String, Object> inputs) {
    Map<String, Object> given = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    for (Input input : workflow.inputs()) {
      Object value = inputs.getOrDefault(input.name(), input.standard());
      if (value == null) {
        problems.add(input.name() + " is missing");
      } else if (!input.kind().takes(value)) {
        problems.add(input.name() + " is '" + value + "', expected a " + input.kind().word());
      } else {
        given.put(input.name(), value);
      }
    }
    inputs.keySet().stream()
        .filter(name -> workflow.inputs().stream().noneMatch(input -> input.name().equals(name)))
        .forEach(name -> problems.add(name + " is no input"));
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot start " + workflow.id() + ": " + String.join("; ", problems));
    }
    return given;
  }

  /**
   * Ends a run before its time. What a tool does at this moment is still done.
   *
   * @throws IllegalArgumentException when it has ended
   */
  public Run cancel(long id, Actor actor) {
    return database.inTransaction(() -> {
      Run run = require(id);
      if (!table.note(id, Run.State.CANCELLED, "cancelled by " + actor.name(), clock.instant())) {
        throw new IllegalArgumentException(
            "Cannot cancel run " + id + ": it is " + run.state().word());
      }
      table.steps(id).stream()
          .filter(step -> !step.state().ended())
          .forEach(step ->
              table.save(
                  id,
                  step.ended(
                      StepRun.State.CANCELLED, step.output(), step.error(), clock.instant())));
      queue.remove(id);
      audit.record(actor, "run.cancel", "run " + id, state(run), state(require(id)));
      return require(id);
    });
  }

  /**
   * Lets a run that did not go well go on where it stopped; what was done is not done again.
   *
   * @throws IllegalArgumentException when it has not ended, or went well
   */
  public Run retry(long id, Actor actor) {
    return database.inTransaction(() -> {
      Run run = require(id);
      if (run.state() != Run.State.FAILED && run.state() != Run.State.CANCELLED) {
        throw new IllegalArgumentException(
            "Cannot retry run " + id + ": it is " + run.state().word());
      }
      // Behind the first that did not go well, steps are those of the failure.
      List<StepRun> steps = table.steps(id);
      boolean well = true;
      for (StepRun step : steps) {
        well &= step.state() == StepRun.State.DONE || step.state() == StepRun.State.SKIPPED;
        if (!well) {
          table.forget(id, step.step());
        }
      }
      table.reopen(id);
      queue.add(id, clock.instant());
      audit.record(actor, "run.retry", "run " + id, state(run), state(require(id)));
      return require(id);
    });
  }

  /** Lets runs that wait for something of an incident look at once. */
  void wake(String incident) {
    table.waiting(incident).forEach(id -> queue.wake(id, clock.instant()));
  }

  private static Map<String, Object> state(Run run) {
    return Map.of("state", run.state().word());
  }

  private Run require(long id) {
    return find(id)
        .orElseThrow(
            () -> new IllegalArgumentException("Cannot find run " + id + ": there is none"));
  }
}
