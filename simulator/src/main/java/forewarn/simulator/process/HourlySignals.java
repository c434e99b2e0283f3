package forewarn.simulator.process;

import forewarn.telemetry.Readings;
import java.util.SplittableRandom;

/**
 * What the instruments of a cluster show in an hour: the truth behind noise. Draws its numbers in a
 * fixed order, counts first, because the trap trend needs the counts of the hour before.
 */
record HourlySignals(
    ExpectedSignals expected, AlarmCounts alarms, double hazard, SplittableRandom random) {

  static HourlySignals draw(ExpectedSignals expected, double hazard, Noise noise) {
    SplittableRandom random = noise.at(expected.hour().epochHour());
    return new HourlySignals(expected, expected.alarms().draw(random), hazard, random);
  }

  /** Alarms per ONT, which is also the trap rate. */
  double faultRate() {
    return (double) alarms.total() / expected.onts();
  }

  /**
   * The readings in the order of {@code Signal.ALL}.
   *
   * @param faultRateBefore the fault rate of the hour before
   */
  Readings readings(double faultRateBefore, SensorDrift drift) {
    Conditions hour = expected.hour();
    double offlineRatio = offlineRatio();
    double snr = expected.snr() + ExpectedSignals.SNR_NOISE.draw(random) + drift.snr();
    double rxPower =
        expected.rxPower() + ExpectedSignals.RX_POWER_NOISE.draw(random) + drift.rxPower();
    double temperature =
        expected.temperature()
            + ExpectedSignals.TEMPERATURE_NOISE.draw(random)
            + drift.temperature();
    return Readings.of(
        expected.onts(),
        Math.rint(offlineRatio * expected.onts()),
        offlineRatio,
        alarms.linkLoss(),
        alarms.badRsl(),
        alarms.highTemp(),
        alarms.dyingGasp(),
        expected.alarmSpike(faultRate(), hazard) ? 1 : 0,
        expected.trapTrend(faultRate(), faultRateBefore),
        faultRate(),
        snr,
        rxPower,
        rxPower,
        temperature,
        (temperature - 38) / 2.5,
        hour.hourOfDay(),
        hour.dayOfWeek(),
        hour.maintenance() ? 1 : 0);
  }

  private double offlineRatio() {
    double ratio = expected.offlineRatio(alarms) + ExpectedSignals.OFFLINE_NOISE.draw(random);
    return Math.clamp(ratio, 0, ExpectedSignals.MOST_OFFLINE);
  }
}
