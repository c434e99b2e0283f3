package forewarn.simulator.process;

/**
 * Stress, hazard and outages of a cluster from the current hour to {@link #AHEAD} hours after it:
 * the process knows its outages ahead, because alarms announce them.
 */
final class OutageSchedule {
  /** Most hours between the first precursor and its outage. */
  static final int AHEAD = 3;

  private static final double BASE_HAZARD = 0.003;
  private static final double MOST_HAZARD = 0.08;
  private static final int KEPT = 8;

  private final StressWalk walk;
  private final ProvincePressure pressure;
  private final double hazardFactor;
  private final Noise noise;
  private final double[] stress = new double[KEPT];
  private final double[] hazard = new double[KEPT];
  private final boolean[] outage = new boolean[KEPT];

  OutageSchedule(StressWalk walk, ProvincePressure pressure, double hazardFactor, Noise noise) {
    this.walk = walk;
    this.pressure = pressure;
    this.hazardFactor = hazardFactor;
    this.noise = noise;
  }

  /** Adds the hour after the last one added. */
  void add(Conditions hour) {
    long epochHour = hour.epochHour();
    int slot = slot(epochHour);
    stress[slot] =
        Math.clamp(
            0.6 * walk.next(epochHour)
                + 0.15 * (hour.diurnal() - 0.6)
                + 0.10 * (hour.seasonal() - 1)
                + 0.15 * pressure.at(epochHour),
            0,
            1.2);
    hazard[slot] = hazard(hour, stress[slot]);
    outage[slot] = noise.at(epochHour).nextDouble() < hazard[slot];
  }

  private double hazard(Conditions hour, double hourStress) {
    double maintenance = hour.maintenance() ? 1.9 : 1;
    double backups = hour.hourOfDay() == 3 ? 1.15 : 1;
    return Math.min(
        MOST_HAZARD, BASE_HAZARD * hazardFactor * (1 + 2.5 * hourStress) * maintenance * backups);
  }

  double stress(long epochHour) {
    return stress[slot(epochHour)];
  }

  /** Chance of an outage in an hour, before it is drawn. */
  double hazard(long epochHour) {
    return hazard[slot(epochHour)];
  }

  boolean outage(long epochHour) {
    return outage[slot(epochHour)];
  }

  private static int slot(long epochHour) {
    return (int) (epochHour & (KEPT - 1));
  }
}
