package forewarn.operations.correlation;

import forewarn.operations.alarm.AlarmTable;
import forewarn.operations.alarm.StandingAlarm;
import forewarn.operations.alarm.StandingAlarm.Kind;
import forewarn.operations.event.Event;
import forewarn.operations.event.EventLog;
import forewarn.operations.event.EventTypes;
import forewarn.operations.incident.Incident;
import forewarn.operations.incident.IncidentTable;
import forewarn.operations.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/**
 * What happens because time passes: silence and shelving end, flapping has gone quiet, a cluster is
 * no longer reported. The data's time decides where the network is concerned.
 */
final class Timers {
  /** So long after its last report a predicted outage is given up. */
  static final Duration UNREPORTED_PREDICTION = Duration.ofHours(3);

  /** And a seen one: a dead cluster cannot report, but its record cannot stay open for ever. */
  static final Duration UNREPORTED_OUTAGE = Duration.ofHours(24);

  private final Database database;
  private final AlarmTable alarms;
  private final IncidentTable incidents;
  private final EventLog events;
  private final Silence silence;
  private final InstantSource clock;

  Timers(Database database, EventLog events, Silence silence, InstantSource clock) {
    this.database = database;
    this.alarms = new AlarmTable(database);
    this.incidents = new IncidentTable(database);
    this.events = events;
    this.silence = silence;
    this.clock = clock;
  }

  void pass(Instant dataNow, Touched touched) {
    giveUp(Kind.PREDICTED, dataNow.minus(UNREPORTED_PREDICTION), touched);
    giveUp(Kind.OUTAGE, dataNow.minus(UNREPORTED_OUTAGE), touched);
    for (StandingAlarm alarm : alarms.silenced()) {
      if (silence.covering(alarm.place(), dataNow).isEmpty()) {
        alarms.update(alarm.loud());
        touched.begun(alarm.place());
      }
    }
    endFlapping(touched);
    endShelving();
  }

  private void giveUp(Kind kind, Instant before, Touched touched) {
    for (StandingAlarm alarm : alarms.standingUnseenSince(kind, before)) {
      alarms.update(alarm.cleared(alarm.seen()));
      touched.changed(alarm.incident());
    }
  }

  private void endFlapping(Touched touched) {
    database
        .sql("select number from incidents where closed_at is null and flapping = 1")
        .query(Long.class)
        .list()
        .forEach(touched::changed);
  }

  private void endShelving() {
    Instant now = clock.instant();
    database
        .sql(
            "select number from incidents where closed_at is null and shelved_until_at <= ?",
            now.toEpochMilli())
        .query(Long.class)
        .list()
        .forEach(number -> {
          Incident incident = incidents.find(number).orElseThrow();
          incidents.save(incident.with(incident.handling().unshelved()));
          events.append(EventTypes.INCIDENT_UNSHELVED, incident.id(), Event.FOREWARN, Map.of());
        });
  }
}
