package forewarn.simulator.process;

import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.Signal;
import java.util.SplittableRandom;

/** Alarms by kind, of a cluster in an hour or summed over more. */
public record AlarmCounts(int linkLoss, int badRsl, int highTemp, int dyingGasp) {
  public static final AlarmCounts NONE = new AlarmCounts(0, 0, 0, 0);

  // Power is lost more often than the base rate says, in all seasons alike: so the reference files.
  private static final double UNSTEADY_POWER = 1.28;

  /** The alarms that a record reports. */
  public static AlarmCounts of(HourlyRecord hourly) {
    return new AlarmCounts(
        (int) hourly.value(Signal.LINK_LOSS_COUNT),
        (int) hourly.value(Signal.BAD_RSL_COUNT),
        (int) hourly.value(Signal.HIGH_TEMP_COUNT),
        (int) hourly.value(Signal.DYING_GASP_COUNT));
  }

  static AlarmCounts draw(
      ClusterTraits.AlarmRates rates,
      int onts,
      Conditions hour,
      Truth truth,
      SplittableRandom random) {
    double load = hour.diurnal() * Curves.weekly(hour.dayOfWeek()) * hour.seasonal();
    double warmth = 0.7 + 0.4 * hour.diurnal();
    double wetness = Curves.wetness(hour.seasonal());
    return new AlarmCounts(
        Noise.poisson(random, onts * rates.linkLoss() * load * raised(truth, 1.0, 2.5)),
        Noise.poisson(random, onts * rates.badRsl() * wetness * raised(truth, 0.8, 2.0)),
        Noise.poisson(random, onts * rates.highTemp() * warmth * raised(truth, 0.5, 1.5)),
        Noise.poisson(random, onts * rates.dyingGasp() * UNSTEADY_POWER * raised(truth, 0.7, 2.2)));
  }

  private static double raised(Truth truth, double byPrecursor, double byOutage) {
    return 1 + (truth.precursor() ? byPrecursor : 0) + (truth.outage() ? byOutage : 0);
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
