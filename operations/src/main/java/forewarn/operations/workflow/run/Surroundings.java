package forewarn.operations.workflow.run;

import forewarn.operations.event.Event;
import forewarn.operations.incident.Incidents;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What expressions of a run see. */
public final class Surroundings {
  private final Incidents incidents;

  public Surroundings(Incidents incidents) {
    this.incidents = incidents;
  }

  /** Of an event, for conditions of triggers. */
  public Map<String, Object> of(Event event, Instant at) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("event", fields(event));
    incident(data, incidentOf(event), at);
    return data;
  }

  /** The incident an event is about; null when it is about none. */
  public static @Nullable String incidentOf(Event event) {
    return event.subject().matches("INC-[0-9]+") ? event.subject() : null;
  }

  /** Of a run and its steps so far. */
  public Map<String, Object> of(Run run, List<StepRun> steps, Instant at) {
    Map<String, Object> data = new LinkedHashMap<>();
    if (run.event() != null) {
      data.put("event", fields(run.event()));
    }
    incident(data, run.incident(), at);
    data.put("inputs", run.inputs());
    data.put(
        "run",
        Map.of(
            "id",
            run.id(),
            "workflow",
            run.workflow(),
            "trigger",
            run.trigger(),
            "started_by",
            run.startedBy()));
    Map<String, Object> told = new LinkedHashMap<>();
    steps.forEach(step -> told.put(step.step(), fields(step)));
    data.put("steps", told);
    return data;
  }

  private void incident(Map<String, Object> data, @Nullable String id, Instant at) {
    if (id != null) {
      incidents
          .find(id)
          .ifPresent(incident -> data.put("incident", IncidentFields.of(incident, at)));
    }
  }

  private static Map<String, Object> fields(Event event) {
    return Map.of(
        "sequence",
        event.sequence(),
        "type",
        event.type(),
        "subject",
        event.subject(),
        "actor",
        event.actor(),
        "at",
        event.at().toString(),
        "data",
        event.data());
  }

  private static Map<String, Object> fields(StepRun step) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("state", step.state().word());
    fields.put("output", step.output());
    if (step.error() != null) {
      fields.put("error", step.error());
    }
    return fields;
  }
}
