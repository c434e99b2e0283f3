package forewarn.operations.workflow.dry;

import forewarn.operations.event.Event;
import forewarn.operations.event.EventLog;
import forewarn.operations.incident.Incident;
import forewarn.operations.incident.Incidents;
import forewarn.operations.workflow.definition.Trigger;
import forewarn.operations.workflow.definition.Workflow;
import forewarn.operations.workflow.dry.WouldRun.Outcome;
import forewarn.operations.workflow.run.Surroundings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plays a workflow over what has happened, without doing anything. Conditions see the incident as
 * it was acknowledged, open and seen at the time; its severity, extent and customers are those of
 * today, as no others are kept. What a tool would have answered is nothing. A wait ends at the
 * event of the incident's timeline after which it holds, or at its timeout. Thread-safe.
 */
public final class Rehearsal {
  /** More runs than these are not played. */
  public static final int MOST = 1_000;

  private static final int MOST_EVENTS = 50_000;

  private final EventLog events;
  private final Incidents incidents;
  private final Surroundings surroundings;

  public Rehearsal(EventLog events, Incidents incidents) {
    this.events = events;
    this.incidents = incidents;
    this.surroundings = new Surroundings(incidents);
  }

  /** What would have been done from one moment to before another. */
  public DryRun play(Workflow workflow, Instant from, Instant to) {
    List<WouldRun> runs =
        switch (workflow.trigger()) {
          case Trigger.OnEvent trigger -> ofEvents(workflow, trigger, from, to);
          case Trigger.OnSchedule schedule -> ofTimes(workflow, schedule, from, to);
          case Trigger.OnWebhook webhook -> List.of();
          case Trigger.Manual manual -> List.of();
        };
    return runs.size() > MOST
        ? new DryRun(from, to, runs.subList(0, MOST), DryRun.Outlook.CUT)
        : new DryRun(from, to, runs, DryRun.Outlook.ALL);
  }

  private List<WouldRun> ofEvents(
      Workflow workflow, Trigger.OnEvent trigger, Instant from, Instant to) {
    List<WouldRun> runs = new ArrayList<>();
    Set<String> had = new HashSet<>();
    for (Event event : events.between(trigger.type(), from, to, MOST_EVENTS)) {
      boolean own = event.actor().equals("workflow " + workflow.id());
      if (!own
          && (trigger.when() == null || trigger.when().holds(surroundings.of(event, event.at())))
          && first(trigger, event, had)) {
        runs.add(run(workflow, event, event.at()));
      }
      if (runs.size() > MOST) {
        break;
      }
    }
    return runs;
  }

  private static boolean first(Trigger.OnEvent trigger, Event event, Set<String> had) {
    String incident = Surroundings.incidentOf(event);
    return trigger.once() == Trigger.Once.EVENT || incident == null || had.add(incident);
  }

  private List<WouldRun> ofTimes(
      Workflow workflow, Trigger.OnSchedule schedule, Instant from, Instant to) {
    List<WouldRun> runs = new ArrayList<>();
    Instant at = schedule.next(from.minusMillis(1));
    while (at.isBefore(to) && runs.size() <= MOST) {
      runs.add(run(workflow, null, at));
      at = schedule.next(at);
    }
    return runs;
  }

  private WouldRun run(Workflow workflow, @Nullable Event event, Instant at) {
    String id = event == null ? null : Surroundings.incidentOf(event);
    Optional<Incident> incident = id == null ? Optional.empty() : incidents.find(id);
    List<Instant> turns =
        incident.map(incidents::timeline).orElse(List.of()).stream().map(Event::at).toList();
    return new WouldRun(
        at,
        id,
        incident.map(one -> one.diagnosis().title()).orElse(""),
        incident.map(Rehearsal::outcome).orElse(Outcome.UNKNOWN),
        new Playing(surroundings, workflow, event, turns).from(at));
  }

  private static Outcome outcome(Incident incident) {
    if (incident.course().outage() != null) {
      return Outcome.USEFUL;
    }
    return incident.open() ? Outcome.OPEN : Outcome.NEEDLESS;
  }
}
