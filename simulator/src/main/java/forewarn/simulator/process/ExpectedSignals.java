package forewarn.simulator.process;

import forewarn.simulator.chance.Gaussian;

/**
 * What the instruments of a cluster show in an hour, as far as what shows in the cluster decides
 * it: levels, and the noise around them. What is drawn and how likely it is both follow from here.
 */
record ExpectedSignals(ClusterTraits traits, Conditions hour, Shown shown) {
  static final Gaussian OFFLINE_NOISE = new Gaussian(0.003, 0.004);
  static final Gaussian SNR_NOISE = new Gaussian(0, 0.7);
  static final Gaussian RX_POWER_NOISE = new Gaussian(0, 0.5);
  static final Gaussian TEMPERATURE_NOISE = new Gaussian(0, 0.8);

  /** Offline ratios are cut here, and at 0. */
  static final double MOST_OFFLINE = 0.35;

  int onts() {
    return traits.registeredOnts(hour.epochHour());
  }

  AlarmMeans alarms() {
    return AlarmMeans.of(traits.alarmRates(), onts(), hour, shown);
  }

  /** Before noise and cut. */
  double offlineRatio(AlarmCounts alarms) {
    double lost = 0.35 * (alarms.linkLoss() + alarms.badRsl()) / onts();
    return shown.shift(0.04, 0.22) + lost;
  }

  /** Without noise of its own: what is not known of it is the hour before. */
  double trapTrend(double faultRate, double faultRateBefore) {
    return Math.clamp(6 * (faultRate - faultRateBefore) + shown.shift(0.8, 1.2), -1, 2);
  }

  boolean alarmSpike(double faultRate, double hazard) {
    return faultRate > 0.008 + 0.7 * hazard || shown != Shown.QUIET;
  }

  double snr() {
    double season = 2 * Math.sin(Curves.yearAngle(hour.dayOfYear()));
    return 26 + season + shown.shift(-1.8, -5.5);
  }

  double rxPower() {
    double season = Math.sin(Curves.yearAngle(hour.dayOfYear() + 30));
    return -19 + season + shown.shift(-0.8, -2.8);
  }

  double temperature() {
    double season = 0.5 * Math.sin(Curves.yearAngle(hour.dayOfYear()));
    return 36 + 2.2 * hour.diurnal() + season + shown.shift(0.6, 5.5);
  }
}
