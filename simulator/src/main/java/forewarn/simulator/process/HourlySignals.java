package forewarn.simulator.process;

import forewarn.telemetry.Readings;
import java.util.SplittableRandom;

/**
 * What the instruments of a cluster show in an hour: the truth behind noise. Draws its numbers in a
 * fixed order, counts first, because the trap trend needs the counts of the hour before.
 */
record HourlySignals(
    int onts, AlarmCounts alarms, Conditions hour, Truth truth, SplittableRandom random) {

  static HourlySignals draw(ClusterTraits traits, Conditions hour, Truth truth, Noise noise) {
    SplittableRandom random = noise.at(hour.epochHour());
    int onts = traits.registeredOnts(hour.epochHour());
    AlarmCounts alarms = AlarmCounts.draw(traits.alarmRates(), onts, hour, truth, random);
    return new HourlySignals(onts, alarms, hour, truth, random);
  }

  /** Alarms per ONT, which is also the trap rate. */
  double faultRate() {
    return (double) alarms.total() / onts;
  }

  /**
   * The readings in the order of {@code Signal.ALL}.
   *
   * @param faultRateBefore the fault rate of the hour before
   */
  Readings readings(double faultRateBefore, SensorDrift drift) {
    double offlineRatio = offlineRatio();
    double snr = snr() + drift.snr();
    double rxPower = rxPower() + drift.rxPower();
    double temperature = temperature() + drift.temperature();
    return Readings.of(
        onts,
        Math.rint(offlineRatio * onts),
        offlineRatio,
        alarms.linkLoss(),
        alarms.badRsl(),
        alarms.highTemp(),
        alarms.dyingGasp(),
        alarmSpike() ? 1 : 0,
        trapTrend(faultRateBefore),
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
    double lost = 0.35 * (alarms.linkLoss() + alarms.badRsl()) / onts;
    return Math.clamp(shift(0.04, 0.22) + lost + noise(0.003, 0.004), 0, 0.35);
  }

  private double trapTrend(double faultRateBefore) {
    return Math.clamp(6 * (faultRate() - faultRateBefore) + shift(0.8, 1.2), -1, 2);
  }

  private boolean alarmSpike() {
    return faultRate() > 0.008 + 0.7 * truth.hazard() || truth.precursor() || truth.outage();
  }

  private double snr() {
    double season = 2 * Math.sin(Curves.yearAngle(hour.dayOfYear()));
    return 26 + season + shift(-1.8, -5.5) + noise(0, 0.7);
  }

  private double rxPower() {
    double season = Math.sin(Curves.yearAngle(hour.dayOfYear() + 30));
    return -19 + season + shift(-0.8, -2.8) + noise(0, 0.5);
  }

  private double temperature() {
    double season = 0.5 * Math.sin(Curves.yearAngle(hour.dayOfYear()));
    return 36 + 2.2 * hour.diurnal() + season + shift(0.6, 5.5) + noise(0, 0.8);
  }

  private double shift(double byPrecursor, double byOutage) {
    return (truth.precursor() ? byPrecursor : 0) + (truth.outage() ? byOutage : 0);
  }

  private double noise(double mean, double spread) {
    return mean + spread * random.nextGaussian();
  }
}
