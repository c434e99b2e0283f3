package forewarn.operations.correlation;

import forewarn.operations.audit.AuditLog;
import forewarn.operations.event.EventLog;
import forewarn.operations.incident.Diagnosis;
import forewarn.operations.incident.Incident;
import forewarn.operations.incident.IncidentFilter;
import forewarn.operations.incident.IncidentFilter.Shelving;
import forewarn.operations.incident.Incidents;
import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** All that the engine says of incidents of every kind. */
public final class SampleDiagnoses {
  private static final int HOURS = 60;

  private SampleDiagnoses() {}

  /** Of many faults, of single terminals and of whole OLTs; each as often as it has changed. */
  public static Set<Diagnosis> all(long seed) {
    Database database = TestStore.sqlite();
    Instant now = Script.hour(0);
    EventLog events = new EventLog(database, () -> now);
    Incidents incidents =
        new Incidents(database, events, new AuditLog(database, () -> now), () -> now);
    Engine engine =
        new Engine(database, events, Script::network, (place, at) -> Optional.empty(), () -> now);
    Set<Diagnosis> said = new LinkedHashSet<>();
    for (List<Message> hour : Script.random(new Random(seed), HOURS)) {
      engine.take(hour, () -> {});
      note(incidents, said);
    }
    for (int ont = 0; ont < 20; ont++) {
      engine.take(
          List.of(Script.ontAlarm(ont, Script.cluster("Aceh", 1, 1), HOURS + 20)), () -> {});
    }
    note(incidents, said);
    engine.take(List.of(Script.oltAlarm("OLT-B-01", "critical", HOURS + 20)), () -> {});
    note(incidents, said);
    return said;
  }

  private static void note(Incidents incidents, Set<Diagnosis> said) {
    IncidentFilter queue = IncidentFilter.QUEUE;
    IncidentFilter all =
        new IncidentFilter(
            Set.of(),
            Set.of(),
            Shelving.EITHER,
            null,
            null,
            null,
            null,
            null,
            queue.order(),
            1000,
            0);
    incidents.list(all).stream().map(Incident::diagnosis).forEach(said::add);
  }
}
