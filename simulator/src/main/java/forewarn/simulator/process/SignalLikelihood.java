package forewarn.simulator.process;

import forewarn.simulator.chance.Gaussian;
import forewarn.simulator.chance.Poisson;
import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.Signal;
import java.util.function.DoublePredicate;

/**
 * How likely a record is, given what shows: the densities of what {@link HourlySignals} draws, for
 * one who knows the cluster's traits, its hazard and the drift of its sensors.
 */
record SignalLikelihood(HourlyRecord hourly, SensorDrift drift, double hazard) {
  // Far above what arithmetic loses, far below what one alarm more or less changes.
  private static final double SAME_TREND = 1e-9;

  /** The alarms of the hour before, by which the trap trend is measured. */
  sealed interface Before {
    /**
     * Probability that the fault rate of that hour, in which something showed, is a fitting one.
     */
    double probability(Shown shown, DoublePredicate fits);

    /** Nothing is known of that hour; its trend then says nothing. */
    record Unknown() implements Before {
      @Override
      public double probability(Shown shown, DoublePredicate fits) {
        return 1;
      }
    }

    /** That hour was reported. */
    record Reported(double faultRate) implements Before {
      @Override
      public double probability(Shown shown, DoublePredicate fits) {
        return fits.test(faultRate) ? 1 : 0;
      }
    }

    /** That hour is missing; its alarms are only known by their distribution. */
    record Missing(ClusterTraits traits, Conditions hour) implements Before {
      @Override
      public double probability(Shown shown, DoublePredicate fits) {
        ExpectedSignals expected = new ExpectedSignals(traits, hour, shown);
        Poisson total = expected.alarms().total();
        double sum = 0;
        for (int count = 0; count <= total.hardlyMore(); count++) {
          if (fits.test((double) count / expected.onts())) {
            sum += total.probability(count);
          }
        }
        return sum;
      }
    }
  }

  /**
   * Likelihood of everything the record says, in no unit: only its ratios have a meaning.
   *
   * @param shownBefore what showed in the hour before
   */
  double of(ExpectedSignals expected, Before before, Shown shownBefore) {
    double faultRate = hourly.value(Signal.FAULT_RATE);
    double trend = hourly.value(Signal.TRAP_TREND_SCORE);
    boolean spike = hourly.value(Signal.ALARM_SPIKE_FLAG) > 0;
    if (expected.alarmSpike(faultRate, hazard) != spike) {
      return 0;
    }
    double trendProbability =
        before.probability(
            shownBefore,
            rate -> Math.abs(expected.trapTrend(faultRate, rate) - trend) < SAME_TREND);
    return trendProbability == 0 ? 0 : trendProbability * ofMeasures(expected);
  }

  private double ofMeasures(ExpectedSignals expected) {
    AlarmCounts alarms = AlarmCounts.of(hourly);
    double snr = hourly.value(Signal.SNR_AVG) - drift.snr();
    double rxPower = hourly.value(Signal.RX_POWER_AVG) - drift.rxPower();
    double temperature = hourly.value(Signal.TEMPERATURE_AVG_C) - drift.temperature();
    return expected.alarms().probability(alarms)
        * ofOfflineRatio(expected.offlineRatio(alarms))
        * ExpectedSignals.SNR_NOISE.density(snr - expected.snr())
        * ExpectedSignals.RX_POWER_NOISE.density(rxPower - expected.rxPower())
        * ExpectedSignals.TEMPERATURE_NOISE.density(temperature - expected.temperature());
  }

  /** A density between the cuts, a probability at them. */
  private double ofOfflineRatio(double expected) {
    Gaussian noise = ExpectedSignals.OFFLINE_NOISE;
    double ratio = hourly.value(Signal.OFFLINE_ONT_RATIO);
    if (ratio <= 0) {
      return noise.below(-expected);
    }
    if (ratio >= ExpectedSignals.MOST_OFFLINE) {
      return 1 - noise.below(ExpectedSignals.MOST_OFFLINE - expected);
    }
    return noise.density(ratio - expected);
  }
}
