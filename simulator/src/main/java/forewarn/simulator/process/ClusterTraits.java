package forewarn.simulator.process;

import java.util.SplittableRandom;

/**
 * What stays the same about a cluster.
 *
 * @param firstOnts ONTs provisioned at the start of the process
 * @param moreOnts ONTs added in each span of two years
 * @param alarmRates alarms per ONT and hour before all influences
 * @param stressMemory share of an hour's stress that is left an hour later
 * @param hazardFactor how prone to outages it is compared with others
 * @param leadHours hours between the first precursor and the outage
 */
record ClusterTraits(
    int firstOnts,
    int moreOnts,
    AlarmRates alarmRates,
    double stressMemory,
    double hazardFactor,
    int leadHours) {

  record AlarmRates(double linkLoss, double badRsl, double highTemp, double dyingGasp) {}

  static ClusterTraits draw(Noise noise) {
    SplittableRandom random = noise.at(0);
    return new ClusterTraits(
        random.nextInt(350, 901),
        random.nextInt(20, 121),
        new AlarmRates(
            random.nextDouble(0.0004, 0.0012),
            random.nextDouble(0.0005, 0.0016),
            random.nextDouble(0.0002, 0.0010),
            random.nextDouble(0.0001, 0.0009)),
        random.nextDouble(0.94, 0.98),
        random.nextDouble(0.8, 1.25),
        random.nextInt(1, 4));
  }

  /** ONTs provisioned in an hour; the network grows evenly. */
  int registeredOnts(long epochHour) {
    return firstOnts + (int) ((epochHour - Era.START) * moreOnts / Era.SPAN);
  }
}
