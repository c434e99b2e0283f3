package forewarn.simulator.process;

import java.util.SplittableRandom;

/** The alarms of a cluster in an hour, by kind. */
record AlarmCounts(int linkLoss, int badRsl, int highTemp, int dyingGasp) {

  static AlarmCounts draw(
      ClusterTraits.AlarmRates rates,
      int onts,
      Conditions hour,
      Truth truth,
      SplittableRandom random) {
    double load = hour.diurnal() * Curves.weekly(hour.dayOfWeek()) * hour.seasonal();
    double warmth = 0.7 + 0.4 * hour.diurnal();
    double wetness = Curves.wetness(hour.month());
    return new AlarmCounts(
        poisson(random, onts * rates.linkLoss() * load * raised(truth, 1.0, 2.5)),
        poisson(random, onts * rates.badRsl() * wetness * raised(truth, 0.8, 2.0)),
        poisson(random, onts * rates.highTemp() * warmth * raised(truth, 0.5, 1.5)),
        poisson(random, onts * rates.dyingGasp() * wetness * raised(truth, 0.7, 2.2)));
  }

  private static double raised(Truth truth, double byPrecursor, double byOutage) {
    return 1 + (truth.precursor() ? byPrecursor : 0) + (truth.outage() ? byOutage : 0);
  }

  // Knuth's method: the means here are a few alarms an hour, seldom above ten.
  private static int poisson(SplittableRandom random, double mean) {
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  int total() {
    return linkLoss + badRsl + highTemp + dyingGasp;
  }
}
