package forewarn.simulator.process;

/** The curves of the day, the week and the year that load and weather follow. */
final class Curves {
  private static final double[] DIURNAL = new double[24];

  static {
    for (int hour = 0; hour < 24; hour++) {
      double evening = Math.floorMod(hour - 20, 24);
      double noon = Math.floorMod(hour - 12, 24);
      DIURNAL[hour] =
          0.6 + 0.5 * Math.exp(-evening * evening / 18) + 0.2 * Math.exp(-noon * noon / 32);
    }
  }

  private Curves() {}

  /**
   * Load of the hour. The distance to a peak counts forward only, so load jumps at the peak's hour
   * and decays after it: the reference process is defined so.
   */
  static double diurnal(int hourOfDay) {
    return DIURNAL[hourOfDay];
  }

  static double weekly(int dayOfWeek) {
    return isWeekend(dayOfWeek) ? 1.05 : 1;
  }

  static double seasonal(int dayOfYear, int month) {
    double season = 1 + 0.1 * Math.sin(yearAngle(dayOfYear) - 0.7);
    return isWetSeason(month) ? 1.2 * season : season;
  }

  /**
   * What rain, moisture and load add to bad-signal alarms. The reference trends of two years show
   * it as a constant part and one that follows {@link #seasonal}.
   */
  static double wetness(double seasonal) {
    return 0.7 + 0.55 * seasonal;
  }

  /** Angle of the day in the year's circle, in radians. */
  static double yearAngle(int dayOfYear) {
    return 2 * Math.PI * dayOfYear / 365.25;
  }

  private static boolean isWeekend(int dayOfWeek) {
    return dayOfWeek >= 5;
  }

  private static boolean isWetSeason(int month) {
    return month >= 11 || month <= 3;
  }
}
