package forewarn.simulator.people;

import forewarn.simulator.process.Observation;
import forewarn.simulator.process.Truth;
import forewarn.telemetry.Signal;

/** What an operator sees in a cluster and hour: the categories of the reference format. */
enum Situation {
  HEALTHY("healthy", "normal", "healthy"),
  MINOR_SIGNS("minor", "minor", "minor.signs"),
  MINOR_ALARMS("minor", "minor", "minor.alarms"),
  DEGRADED_SIGNS("degraded", "major", "degraded.signs"),
  DEGRADED_ALARMS("degraded", "major", "degraded.alarms"),
  DOWN("degraded", "critical", "degraded.outage"),
  IMMINENT("imminent_outage", "critical", "imminent"),
  MAINTENANCE("maintenance", "normal", "maintenance"),
  MAINTENANCE_ANOMALY("maintenance+anomaly", "critical", "maintenance.anomaly");

  // As the figures in the reference file's notes divide the categories.
  private static final double DEGRADED_SNR = 23;
  private static final double DEGRADED_FAULT_RATE = 0.012;

  private final String eventType;
  private final String severity;
  private final String phrase;

  Situation(String eventType, String severity, String phrase) {
    this.eventType = eventType;
    this.severity = severity;
    this.phrase = phrase;
  }

  static Situation of(Observation observation) {
    Truth truth = observation.truth();
    boolean signs = truth.precursor() || truth.outage();
    boolean spike = observation.hourly().value(Signal.ALARM_SPIKE_FLAG) > 0;
    if (observation.hourly().value(Signal.IS_MAINTENANCE_WINDOW) > 0) {
      return signs ? MAINTENANCE_ANOMALY : MAINTENANCE;
    }
    if (truth.outage()) {
      return DOWN;
    }
    if (truth.precursor() && truth.outageNextHour()) {
      return IMMINENT;
    }
    if (!spike) {
      return HEALTHY;
    }
    boolean degraded =
        observation.hourly().value(Signal.SNR_AVG) < DEGRADED_SNR
            || observation.hourly().value(Signal.FAULT_RATE) > DEGRADED_FAULT_RATE;
    if (truth.precursor()) {
      return degraded ? DEGRADED_SIGNS : MINOR_SIGNS;
    }
    return degraded ? DEGRADED_ALARMS : MINOR_ALARMS;
  }

  String eventType() {
    return eventType;
  }

  String severity() {
    return severity;
  }

  /** The name of what is said about it. */
  String phrase() {
    return phrase;
  }
}
