package forewarn.operations.correlation;

import forewarn.operations.alarm.AlarmPlace;
import forewarn.operations.alarm.AlarmTable;
import forewarn.operations.alarm.ProbableCause;
import forewarn.operations.alarm.Severity;
import forewarn.operations.alarm.StandingAlarm;
import forewarn.operations.alarm.StandingAlarm.Kind;
import forewarn.operations.event.Event;
import forewarn.operations.event.EventLog;
import forewarn.operations.event.EventTypes;
import forewarn.operations.network.Network;
import forewarn.telemetry.Alarm;
import java.util.Map;
import java.util.Optional;

/**
 * Takes alarms that other systems report. Those of single ONTs are events of nobody: a cluster's
 * are, when there are enough of them (see {@link Signs}). One without a place in the network, as of
 * a model or a server, stands for itself and makes no incident: nobody's line hangs on it.
 */
final class ReportedAlarms {
  static final String ONT = "ont";
  static final String OLT = "olt";
  static final String PROVINCE = "province";

  private final AlarmTable alarms;
  private final EventLog events;
  private final Silence silence;

  ReportedAlarms(AlarmTable alarms, EventLog events, Silence silence) {
    this.alarms = alarms;
    this.events = events;
    this.silence = silence;
  }

  void take(Alarm told, Network network, Touched touched) {
    Optional<StandingAlarm> standing = alarms.standing(key(told));
    if (told.cleared()) {
      standing.ifPresent(alarm -> {
        alarms.update(alarm.cleared(told.at()));
        touched.changed(alarm.incident());
        tell(EventTypes.ALARM_CLEARED, alarm);
      });
      return;
    }
    StandingAlarm now = alarm(told, network);
    if (standing.isPresent()) {
      alarms.update(standing.get().toldAgain(now));
      touched.changed(standing.get().incident());
    } else {
      alarms.insert(now);
      if (now.place().isKnown()) {
        touched.begun(now.place());
      }
      tell(EventTypes.ALARM_RAISED, now);
    }
  }

  private static String key(Alarm told) {
    return StandingAlarm.REPORTED_KEYS + told.reductionKey();
  }

  private void tell(String type, StandingAlarm alarm) {
    if (!alarm.objectClass().equals(ONT)) {
      events.append(
          type,
          alarm.objectId(),
          Event.FOREWARN,
          Map.of(
              "reduction_key", alarm.reductionKey(),
              "object_class", alarm.objectClass(),
              "object_id", alarm.objectId(),
              "severity", alarm.severity().word(),
              "cause", alarm.cause().word(),
              "problem", alarm.problem()));
    }
  }

  private static AlarmPlace place(Alarm told, Network network) {
    return told.objectClass().equals(PROVINCE)
        ? network.placeOfProvince(told.objectId())
        : network.place(told.clusterId(), told.oltId());
  }

  private StandingAlarm alarm(Alarm told, Network network) {
    AlarmPlace place = place(told, network);
    return new StandingAlarm(
        0,
        key(told),
        Kind.REPORTED,
        told.source(),
        told.objectClass(),
        told.objectId(),
        place,
        Severity.of(told.severity()),
        ProbableCause.of(told.probableCause()),
        told.problem(),
        null,
        null,
        told.at(),
        told.at(),
        null,
        1,
        silence.covering(place, told.at()).orElse(null),
        false,
        null);
  }
}
