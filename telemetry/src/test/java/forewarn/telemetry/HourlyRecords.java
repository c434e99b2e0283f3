package forewarn.telemetry;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** Plausible hourly records for tests. */
public final class HourlyRecords {
  public static final Instant HOUR = Instant.parse("2024-11-05T13:00:00Z");

  private HourlyRecords() {}

  /** A quiet hour of a cluster of the reference network. */
  public static HourlyRecord quiet(String clusterId, Instant hour) {
    Map<Signal, Double> values = new EnumMap<>(Signal.class);
    values.put(Signal.ONT_REGISTERED, 800.0);
    values.put(Signal.OFFLINE_ONT_NOW, 3.0);
    values.put(Signal.OFFLINE_ONT_RATIO, 0.00375);
    values.put(Signal.LINK_LOSS_COUNT, 1.0);
    values.put(Signal.BAD_RSL_COUNT, 1.0);
    values.put(Signal.HIGH_TEMP_COUNT, 0.0);
    values.put(Signal.DYING_GASP_COUNT, 0.0);
    values.put(Signal.ALARM_SPIKE_FLAG, 0.0);
    values.put(Signal.TRAP_TREND_SCORE, 0.01);
    values.put(Signal.FAULT_RATE, 0.0025);
    values.put(Signal.SNR_AVG, 25.5);
    values.put(Signal.RX_POWER_AVG, -19.25);
    values.put(Signal.RX_POWER_AVG_DBM, -19.25);
    values.put(Signal.TEMPERATURE_AVG_C, 37.5);
    values.put(Signal.TEMP_ANOMALY_SCORE, -0.2);
    long epochHour = hour.getEpochSecond() / 3600;
    values.put(Signal.HOUR_OF_DAY, (double) (epochHour % 24));
    values.put(Signal.DAY_OF_WEEK, (double) ((epochHour / 24 + 3) % 7));
    values.put(Signal.IS_MAINTENANCE_WINDOW, 0.0);
    return new HourlyRecord(
        TestNetwork.place(clusterId), hour, Readings.of(values), null, null, null);
  }

  public static HourlyRecord quiet() {
    return quiet("ACE7E-CL11", HOUR);
  }

  /** The state that precedes an outage: many terminals offline and a rising trap rate. */
  public static HourlyRecord elevated(String clusterId, Instant hour) {
    return with(
        with(quiet(clusterId, hour), Signal.OFFLINE_ONT_RATIO, 0.045),
        Signal.TRAP_TREND_SCORE,
        0.82);
  }

  /** An hour in which the cluster is down. */
  public static HourlyRecord outage(String clusterId, Instant hour) {
    return with(
        with(quiet(clusterId, hour), Signal.OFFLINE_ONT_RATIO, 0.225),
        Signal.TRAP_TREND_SCORE,
        1.2);
  }

  public static HourlyRecord with(HourlyRecord hourly, Signal signal, double value) {
    return new HourlyRecord(
        hourly.place(),
        hourly.hour(),
        hourly.readings().with(signal, value),
        hourly.outageNextHour(),
        hourly.sentAt(),
        hourly.rowIndex());
  }
}
