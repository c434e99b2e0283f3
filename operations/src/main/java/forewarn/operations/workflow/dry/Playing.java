package forewarn.operations.workflow.dry;

import forewarn.operations.event.Event;
import forewarn.operations.workflow.definition.Action;
import forewarn.operations.workflow.definition.Input;
import forewarn.operations.workflow.definition.Step;
import forewarn.operations.workflow.definition.Workflow;
import forewarn.operations.workflow.expression.Template;
import forewarn.operations.workflow.run.Run;
import forewarn.operations.workflow.run.StepRun;
import forewarn.operations.workflow.run.Surroundings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run, step by step, at the time of then. */
final class Playing {
  private final Surroundings surroundings;
  private final Workflow workflow;
  private final @Nullable Event event;
  private final List<Instant> turns;
  private final List<StepRun> steps = new ArrayList<>();
  private final List<WouldRun.WouldUse> uses = new ArrayList<>();

  /**
   * @param turns when something happened to the incident
   */
  Playing(
      Surroundings surroundings, Workflow workflow, @Nullable Event event, List<Instant> turns) {
    this.surroundings = surroundings;
    this.workflow = workflow;
    this.event = event;
    this.turns = turns;
  }

  List<WouldRun.WouldUse> from(Instant begin) {
    Instant now = begin;
    for (Step step : workflow.steps()) {
      if (step.condition() != null && !step.condition().holds(data(begin, now))) {
        note(step, StepRun.State.SKIPPED, Map.of(), now);
        continue;
      }
      switch (step.action()) {
        case Action.Use use -> {
          use(step, use, data(begin, now), now);
          note(step, StepRun.State.DONE, Map.of(), now);
        }
        case Action.Decide decide ->
            note(step, StepRun.State.DONE, decide(decide, begin, now), now);
        case Action.WaitUntil wait -> {
          Instant deadline = now.plus(wait.timeout());
          Instant met = met(wait, begin, now, deadline);
          if (met == null && wait.onTimeout() != Action.OnTimeout.CONTINUE) {
            return uses;
          }
          now = met == null ? deadline : met;
          note(step, StepRun.State.DONE, Map.of("met", met != null, "timed_out", met == null), now);
        }
      }
    }
    return uses;
  }

  private void use(Step step, Action.Use use, Map<String, Object> data, Instant now) {
    if (step.each() == null) {
      uses.add(new WouldRun.WouldUse(step.id(), use.tool(), now, filled(use.with(), data)));
      return;
    }
    if (step.each().value(data) instanceof List<?> members) {
      for (Object member : members) {
        Map<String, Object> withItem = new LinkedHashMap<>(data);
        withItem.put("item", Objects.requireNonNullElse(member, ""));
        uses.add(new WouldRun.WouldUse(step.id(), use.tool(), now, filled(use.with(), withItem)));
      }
    }
  }

  private Map<String, Object> decide(Action.Decide decide, Instant begin, Instant now) {
    Map<String, Object> data = data(begin, now);
    return decide.rows().stream()
        .filter(row -> row.when() == null || row.when().holds(data))
        .findFirst()
        .map(row -> filled(row.then(), data))
        .orElse(Map.of());
  }

  private @Nullable Instant met(
      Action.WaitUntil wait, Instant begin, Instant now, Instant deadline) {
    return Stream.concat(Stream.of(now), turns.stream())
        .filter(turn -> !turn.isBefore(now) && turn.isBefore(deadline))
        .filter(turn -> wait.condition().holds(data(begin, turn)))
        .findFirst()
        .orElse(null);
  }

  private void note(Step step, StepRun.State state, Map<String, Object> output, Instant now) {
    steps.add(
        new StepRun(step.id(), steps.size() + 1, state, 1, Map.of(), output, null, now, now, null));
  }

  private Map<String, Object> data(Instant begin, Instant at) {
    Run run =
        new Run(
            0,
            workflow.id(),
            0,
            "dry run",
            event == null ? null : Surroundings.incidentOf(event),
            event,
            defaults(),
            Run.State.RUNNING,
            Event.FOREWARN,
            begin,
            null,
            null);
    return surroundings.of(run, steps, at);
  }

  private Map<String, Object> defaults() {
    Map<String, Object> defaults = new LinkedHashMap<>();
    for (Input input : workflow.inputs()) {
      if (input.standard() != null) {
        defaults.put(input.name(), input.standard());
      }
    }
    return defaults;
  }

  private static Map<String, Object> filled(Map<String, Object> values, Map<String, Object> data) {
    Map<String, Object> filled = new LinkedHashMap<>();
    if (Template.filled(values, data) instanceof Map<?, ?> map) {
      map.forEach((name, value) -> filled.put(name.toString(), value));
    }
    return filled;
  }
}
