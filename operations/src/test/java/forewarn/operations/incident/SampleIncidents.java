package forewarn.operations.incident;

import forewarn.operations.alarm.AlarmPlace;
import forewarn.operations.alarm.AlarmTable;
import forewarn.operations.alarm.ProbableCause;
import forewarn.operations.alarm.Severity;
import forewarn.operations.alarm.StandingAlarm;
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
import org.jspecify.annotations.Nullable;

/** Puts incidents into a store as if the stream had made them. */
public final class SampleIncidents {
  private final Database database;
  private final IncidentTable table;
  private final AlarmTable alarms;
  private final EventLog events;
  private final RandomGenerator random;
  private final Instant now;
  private int alarmsMade;

  public SampleIncidents(Database database, InstantSource clock, RandomGenerator random) {
    this.database = database;
    this.table = new IncidentTable(database);
    this.alarms = new AlarmTable(database);
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
                extent(cluster),
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

  private static Extent extent(String cluster) {
    return new Extent(
        Scope.CLUSTER,
        cluster,
        "Cluster-" + cluster,
        "Aceh",
        "Sumatera",
        new ArrayList<>(List.of(cluster)));
  }

  /**
   * Adds standing alarms to an incident, each told twice, over its clusters in turn; in one
   * transaction.
   *
   * @param oltId of all of them
   */
  public void alarms(Incident incident, int count, @Nullable String oltId) {
    database.inTransaction(() -> {
      for (int i = 0; i < count; i++) {
        List<String> clusters = incident.extent().clusters();
        alarms.insert(alarm(incident, clusters.get(i % clusters.size()), oltId));
      }
      return count;
    });
  }

  private StandingAlarm alarm(Incident incident, String cluster, @Nullable String oltId) {
    boolean predicted = incident.state() == State.PREDICTED;
    alarmsMade++;
    return new StandingAlarm(
        0,
        "sample/" + cluster + "/" + alarmsMade + "/" + incident.number(),
        predicted ? StandingAlarm.Kind.PREDICTED : StandingAlarm.Kind.OUTAGE,
        "forewarn",
        "cluster",
        cluster,
        new AlarmPlace(cluster, oltId, incident.extent().province(), incident.extent().region()),
        incident.diagnosis().severity(),
        incident.diagnosis().cause(),
        "link loss 31 in the hour, usually 2",
        predicted ? incident.impact().probability() : null,
        incident.course().expected(),
        incident.course().began(),
        incident.course().began(),
        incident.course().closed(),
        2,
        null,
        false,
        incident.number());
  }

  /** Adds a night's work: an open incident of each cluster with alarms, and some past ones. */
  public void night(List<String> clusters) {
    open(clusters).forEach(one -> alarms(one, random.nextInt(1, 12), "OLT-" + one.extent().id()));
    for (int i = 0; i < 40; i++) {
      String cluster = clusters.get(i % clusters.size());
      Incident past =
          past(cluster, i % 4 == 0 ? State.AVERTED : State.RESOLVED, causes(i), 3 + 4 * i);
      alarms(past, 4, "OLT-" + cluster);
    }
  }

  private static ProbableCause causes(int i) {
    return ProbableCause.values()[i % ProbableCause.values().length];
  }

  /**
   * Adds an incident that has ended: opened and seen some hours ago, acknowledged ten minutes
   * later, commented, and over an hour after it was opened.
   *
   * @param state {@link State#RESOLVED} or {@link State#AVERTED}; either had been predicted
   */
  public Incident past(String cluster, State state, ProbableCause cause, int hoursAgo) {
    return database.inTransaction(() -> {
      Instant opened = now.minus(Duration.ofHours(hoursAgo));
      Instant closed = opened.plus(Duration.ofHours(1));
      boolean seen = state == State.RESOLVED;
      Incident incident =
          table.insert(
              new Incident(
                  0,
                  state,
                  extent(cluster),
                  new Diagnosis(
                      "Outage expected in " + cluster,
                      Severity.MAJOR,
                      cause,
                      "It prevails.",
                      List.of("link loss 12 in the hour, usually 2")),
                  new Impact(500, seen ? 1 : 0.7, 2),
                  new Course(
                      opened,
                      opened.plus(Duration.ofMinutes(30)),
                      closed,
                      opened,
                      seen ? opened.plus(Duration.ofMinutes(30)) : null,
                      closed,
                      seen ? "ana" : Event.FOREWARN,
                      null,
                      0,
                      false),
                  new Handling(opened.plus(Duration.ofMinutes(10)), "ana", "ana", null, null, null),
                  0));
      events.append(EventTypes.INCIDENT_OPENED, incident.id(), Event.FOREWARN, Map.of());
      events.append(EventTypes.INCIDENT_ACKNOWLEDGED, incident.id(), "ana", Map.of());
      events.append(
          EventTypes.INCIDENT_COMMENTED,
          incident.id(),
          "ana",
          Map.of("text", "Splice at the cabinet renewed."));
      events.append(
          seen ? EventTypes.INCIDENT_RESOLVED : EventTypes.INCIDENT_AVERTED,
          incident.id(),
          seen ? "ana" : Event.FOREWARN,
          seen ? Map.of("why", "service is back") : Map.of());
      return incident;
    });
  }

  /**
   * Adds incidents of every kind and state, opened at any time of a span before now, with alarms.
   */
  public void scatter(int count, Duration span) {
    database.inTransaction(() -> {
      for (int i = 0; i < count; i++) {
        String cluster = "Z-CL" + i % 50;
        Incident incident = table.insert(scattered(cluster, before(now, span)));
        alarms(incident, random.nextInt(1, 7), "OLT-" + i % 9);
      }
      return count;
    });
  }

  private Incident scattered(String cluster, Instant opened) {
    Instant expected = random.nextInt(3) > 0 ? opened.plus(Duration.ofMinutes(40)) : null;
    Duration past = Duration.between(opened, now);
    Instant outage = expected == null ? opened : random.nextInt(3) > 0 ? before(now, past) : null;
    Duration sincePart = Duration.between(outage == null ? opened : outage, now);
    Instant closed = random.nextInt(4) > 0 ? before(now, sincePart) : null;
    Instant acknowledged = random.nextBoolean() ? before(now, past) : null;
    State open = outage == null ? State.PREDICTED : State.ONGOING;
    State ended = outage == null ? State.AVERTED : State.RESOLVED;
    boolean merged = closed != null && random.nextInt(6) == 0;
    return new Incident(
        0,
        merged ? State.MERGED : closed == null ? open : ended,
        extent(cluster),
        new Diagnosis(
            "Outage in " + cluster,
            Severity.values()[random.nextInt(Severity.values().length)],
            ProbableCause.values()[random.nextInt(ProbableCause.values().length)],
            "It prevails.",
            List.of()),
        new Impact(random.nextInt(20, 900), random.nextDouble(), random.nextDouble(1, 4)),
        new Course(
            opened,
            expected,
            closed,
            opened,
            outage,
            closed,
            closed == null ? null : Event.FOREWARN,
            merged ? 1L : null,
            0,
            false),
        acknowledged == null
            ? Handling.NONE
            : new Handling(acknowledged, "ana", "ana", null, null, null),
        0);
  }

  private Instant before(Instant end, Duration span) {
    return end.minusMillis(random.nextLong(span.toMillis() + 1));
  }
}
