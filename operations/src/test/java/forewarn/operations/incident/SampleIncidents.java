package forewarn.operations.incident;

import forewarn.operations.alarm.ProbableCause;
import forewarn.operations.alarm.Severity;
import forewarn.operations.event.Event;
import forewarn.operations.event.EventLog;
import forewarn.operations.event.EventTypes;
import forewarn.operations.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Puts incidents into a store as if the stream had made them. */
public final class SampleIncidents {
  private final Database database;
  private final IncidentTable table;
  private final EventLog events;
  private final RandomGenerator random;
  private final Instant now;

  public SampleIncidents(Database database, InstantSource clock, RandomGenerator random) {
    this.database = database;
    this.table = new IncidentTable(database);
    this.events = new EventLog(database, clock);
    this.random = random;
    this.now = clock.instant();
  }

  /** Adds open incidents of clusters, one cluster each, in one transaction. */
  public List<Incident> open(List<String> clusters) {
    return database.inTransaction(() -> clusters.stream().map(this::open).toList());
  }

  private Incident open(String cluster) {
    boolean seen = random.nextBoolean();
    Instant began = now.minus(Duration.ofMinutes(random.nextInt(1, 300)));
    Incident incident =
        table.insert(
            new Incident(
                0,
                seen ? State.ONGOING : State.PREDICTED,
                new Extent(
                    Scope.CLUSTER,
                    cluster,
                    "Cluster-" + cluster,
                    "Aceh",
                    "Sumatera",
                    new ArrayList<>(List.of(cluster))),
                new Diagnosis(
                    (seen ? "Outage in " : "Outage expected in ") + cluster,
                    seen ? Severity.CRITICAL : Severity.MAJOR,
                    ProbableCause.LOSS_OF_SIGNAL,
                    "Loss of signal prevails.",
                    List.of("link loss 31 in the hour, usually 2")),
                new Impact(
                    random.nextInt(300, 1000),
                    seen ? 1 : random.nextDouble(0.5, 1),
                    random.nextDouble(1, 4)),
                new Course(
                    began,
                    seen ? null : began.plus(Duration.ofHours(1)),
                    null,
                    began,
                    seen ? began : null,
                    null,
                    null,
                    null,
                    0,
                    false),
                Handling.NONE,
                0));
    events.append(EventTypes.INCIDENT_OPENED, incident.id(), Event.FOREWARN, Map.of());
    return incident;
  }
}
