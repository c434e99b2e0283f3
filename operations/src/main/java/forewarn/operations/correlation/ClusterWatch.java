package forewarn.operations.correlation;

import forewarn.operations.alarm.AlarmPlace;
import forewarn.operations.alarm.AlarmTable;
import forewarn.operations.alarm.Severity;
import forewarn.operations.alarm.StandingAlarm;
import forewarn.operations.alarm.StandingAlarm.Kind;
import forewarn.operations.event.Event;
import forewarn.operations.event.EventLog;
import forewarn.operations.event.EventTypes;
import forewarn.operations.network.Network;
import forewarn.telemetry.Prediction;
import forewarn.telemetry.Signal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns predictions into alarms: one of a cluster from the first hour it is expected to fail, or is
 * seen to have failed, to the first hour that shows neither. An hour that is not newer than the
 * newest of its cluster changes nothing: repetitions and late records are counted elsewhere.
 */
final class ClusterWatch {
  /** Who tells such alarms. */
  static final String SOURCE = "forewarn";

  private static final double MOSTLY_OFFLINE = 0.5;

  private final AlarmTable alarms;
  private final ClusterHours hours;
  private final EventLog events;
  private final Silence silence;

  ClusterWatch(AlarmTable alarms, ClusterHours hours, EventLog events, Silence silence) {
    this.alarms = alarms;
    this.hours = hours;
    this.events = events;
    this.silence = silence;
  }

  static String reductionKey(String clusterId) {
    return "outage/" + clusterId;
  }

  void take(Prediction prediction, Network network, Touched touched) {
    String cluster = prediction.clusterId();
    Optional<Instant> newest = hours.newest(cluster);
    if (newest.isPresent() && !prediction.hour().isAfter(newest.get())) {
      return;
    }
    if (newest.isEmpty() && !network.isEmpty() && network.cluster(cluster).isEmpty()) {
      events.append(
          EventTypes.CLUSTER_UNKNOWN,
          cluster,
          Event.FOREWARN,
          Map.of("cluster_id", cluster, "hour", prediction.hour().toString()));
    }
    hours.put(cluster, prediction.hour());
    follow(prediction, network, alarms.standing(reductionKey(cluster)).orElse(null), touched);
  }

  private void follow(
      Prediction prediction, Network network, @Nullable StandingAlarm standing, Touched touched) {
    boolean ends =
        !prediction.outageNow()
            && (!prediction.outageExpected()
                || (standing != null && standing.kind() == Kind.OUTAGE));
    if (standing != null && ends) {
      alarms.update(standing.cleared(prediction.hour()));
      touched.changed(standing.incident());
    }
    if (!prediction.outageNow() && !prediction.outageExpected()) {
      return;
    }
    StandingAlarm now = alarm(prediction, network);
    if (standing == null || ends) {
      raise(now, prediction, touched);
    } else {
      alarms.update(standing.toldAgain(now));
      touched.changed(standing.incident());
    }
  }

  private void raise(StandingAlarm alarm, Prediction prediction, Touched touched) {
    alarms.insert(alarm);
    touched.begun(alarm.place());
    if (alarm.kind() == Kind.PREDICTED) {
      events.append(
          EventTypes.PREDICTION_MADE,
          prediction.clusterId(),
          Event.FOREWARN,
          Map.of(
              "cluster_id", prediction.clusterId(),
              "hour", prediction.hour().toString(),
              "expected_hour", prediction.expectedHour().toString(),
              "probability", prediction.probability(),
              "silenced", alarm.silencedBy() != null));
    }
  }

  private StandingAlarm alarm(Prediction prediction, Network network) {
    boolean seen = prediction.outageNow();
    String cluster = prediction.clusterId();
    AlarmPlace place = network.place(prediction.place());
    Findings findings = Findings.of(prediction.readings(), network.cluster(cluster).orElse(null));
    return new StandingAlarm(
        0,
        reductionKey(cluster),
        seen ? Kind.OUTAGE : Kind.PREDICTED,
        SOURCE,
        "cluster",
        cluster,
        place,
        severity(prediction),
        findings.cause(),
        findings.problem(),
        seen ? null : prediction.probability(),
        seen ? null : prediction.expectedHour(),
        prediction.hour(),
        prediction.hour(),
        null,
        1,
        silence.covering(place, prediction.hour()).orElse(null),
        false,
        null);
  }

  // X.733: a warning is an impending fault before it is felt; major is a severe degradation of
  // service; critical is service that is out.
  private static Severity severity(Prediction prediction) {
    if (!prediction.outageNow()) {
      return Severity.WARNING;
    }
    return prediction.readings().value(Signal.OFFLINE_ONT_RATIO) >= MOSTLY_OFFLINE
        ? Severity.CRITICAL
        : Severity.MAJOR;
  }
}
