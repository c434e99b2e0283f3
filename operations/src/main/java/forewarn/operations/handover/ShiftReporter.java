package forewarn.operations.handover;

import forewarn.operations.event.EventLog;
import forewarn.operations.handover.ShiftReport.Duty;
import forewarn.operations.handover.ShiftReport.Expected;
import forewarn.operations.handover.ShiftReport.Item;
import forewarn.operations.handover.ShiftReport.Work;
import forewarn.operations.incident.Incident;
import forewarn.operations.incident.IncidentFilter;
import forewarn.operations.incident.IncidentFilter.Shelving;
import forewarn.operations.incident.Incidents;
import forewarn.operations.maintenance.MaintenanceWindow.Phase;
import forewarn.operations.maintenance.MaintenanceWindows;
import forewarn.operations.oncall.Level;
import forewarn.operations.oncall.OnCall;
import forewarn.operations.oncall.Person;
import forewarn.operations.oncall.Shift;
import forewarn.operations.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes the report of a shift from what operations know. Thread-safe. */
public final class ShiftReporter {
  private static final int MOST = 100;
  private static final Duration AHEAD = Duration.ofHours(24);

  private final Incidents incidents;
  private final MaintenanceWindows windows;
  private final OnCall onCall;
  private final EventLog events;
  private final ShiftChanges changes;

  public ShiftReporter(
      Incidents incidents,
      MaintenanceWindows windows,
      OnCall onCall,
      EventLog events,
      Database database) {
    this.incidents = incidents;
    this.windows = windows;
    this.onCall = onCall;
    this.events = events;
    this.changes = new ShiftChanges(database);
  }

  /**
   * The report at a moment.
   *
   * @param since from when on changes are told
   * @param sequence the place in the log of events from which on they are
   * @param predicted what is expected, by whoever knows
   */
  ShiftReport report(Instant now, Instant since, long sequence, List<Expected> predicted) {
    return new ShiftReport(
        now,
        since,
        items(filter(Shelving.WITHOUT)),
        incidents.count(filter(Shelving.WITHOUT)),
        items(filter(Shelving.ONLY)),
        predicted,
        work(now),
        onCall.levels().stream().map(level -> duty(level, now)).toList(),
        events.countsAfter(sequence),
        changes.after(sequence));
  }

  private List<Item> items(IncidentFilter filter) {
    List<Incident> found = incidents.list(filter);
    return found.stream().map(Item::of).toList();
  }

  private static IncidentFilter filter(Shelving shelving) {
    IncidentFilter queue = IncidentFilter.QUEUE;
    return new IncidentFilter(
        queue.states(),
        queue.severities(),
        shelving,
        null,
        null,
        null,
        null,
        null,
        queue.order(),
        MOST,
        0);
  }

  private List<Work> work(Instant now) {
    return Stream.of(Phase.CURRENT, Phase.COMING)
        .flatMap(phase -> windows.list(phase).stream())
        .flatMap(window -> window.next(now).stream().map(time -> Work.of(window, time, now)))
        .filter(work -> work.from().isBefore(now.plus(AHEAD)))
        .toList();
  }

  private Duty duty(Level level, Instant now) {
    Optional<Shift> shift =
        onCall.shifts(level.number(), now, now.plus(AHEAD)).stream()
            .filter(one -> !one.from().isAfter(now))
            .findFirst();
    return new Duty(
        level.number(),
        level.name(),
        shift.flatMap(one -> onCall.person(one.person())).map(Person::name).orElse(null),
        shift.map(Shift::until).orElse(null));
  }
}
