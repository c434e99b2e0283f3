package forewarn.simulator.process;

import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.Signal;

/** Alarms by kind, of a cluster in an hour or summed over more. */
public record AlarmCounts(int linkLoss, int badRsl, int highTemp, int dyingGasp) {
  public static final AlarmCounts NONE = new AlarmCounts(0, 0, 0, 0);

  /** The alarms that a record reports. */
  public static AlarmCounts of(HourlyRecord hourly) {
    return new AlarmCounts(
        (int) hourly.value(Signal.LINK_LOSS_COUNT),
        (int) hourly.value(Signal.BAD_RSL_COUNT),
        (int) hourly.value(Signal.HIGH_TEMP_COUNT),
        (int) hourly.value(Signal.DYING_GASP_COUNT));
  }

  public AlarmCounts plus(AlarmCounts other) {
    return new AlarmCounts(
        linkLoss + other.linkLoss,
        badRsl + other.badRsl,
        highTemp + other.highTemp,
        dyingGasp + other.dyingGasp);
  }

  public int total() {
    return linkLoss + badRsl + highTemp + dyingGasp;
  }
}
