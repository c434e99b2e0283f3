package forewarn.simulator.process;

import forewarn.simulator.chance.Poisson;
import java.util.SplittableRandom;

/** How many alarms of each kind a cluster raises in an hour; independent of each other. */
record AlarmMeans(Poisson linkLoss, Poisson badRsl, Poisson highTemp, Poisson dyingGasp) {
  // Power is lost more often than the base rate says, in all seasons alike: so the reference files.
  private static final double UNSTEADY_POWER = 1.28;

  static AlarmMeans of(ClusterTraits.AlarmRates rates, int onts, Conditions hour, Shown shown) {
    double load = hour.diurnal() * Curves.weekly(hour.dayOfWeek()) * hour.seasonal();
    double warmth = 0.7 + 0.4 * hour.diurnal();
    double wetness = Curves.wetness(hour.seasonal());
    return new AlarmMeans(
        new Poisson(onts * rates.linkLoss() * load * raised(shown, 1.0, 2.5)),
        new Poisson(onts * rates.badRsl() * wetness * raised(shown, 0.8, 2.0)),
        new Poisson(onts * rates.highTemp() * warmth * raised(shown, 0.5, 1.5)),
        new Poisson(onts * rates.dyingGasp() * UNSTEADY_POWER * raised(shown, 0.7, 2.2)));
  }

  // Added from the left: another order would round otherwise and draw other counts.
  private static double raised(Shown shown, double byPrecursor, double byOutage) {
    return 1 + shown.shift(byPrecursor, 0) + shown.shift(0, byOutage);
  }

  AlarmCounts draw(SplittableRandom random) {
    return new AlarmCounts(
        linkLoss.draw(random), badRsl.draw(random), highTemp.draw(random), dyingGasp.draw(random));
  }

  double probability(AlarmCounts counts) {
    return linkLoss.probability(counts.linkLoss())
        * badRsl.probability(counts.badRsl())
        * highTemp.probability(counts.highTemp())
        * dyingGasp.probability(counts.dyingGasp());
  }

  /** All kinds together. */
  Poisson total() {
    return new Poisson(linkLoss.mean() + badRsl.mean() + highTemp.mean() + dyingGasp.mean());
  }
}
