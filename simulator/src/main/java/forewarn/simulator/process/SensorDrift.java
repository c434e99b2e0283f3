package forewarn.simulator.process;

import java.util.SplittableRandom;

/**
 * What a cluster's sensors read too much: it grows evenly over a span, then they are calibrated and
 * drift another way. In the units of the signals.
 */
record SensorDrift(double snr, double rxPower, double temperature) {
  static final SensorDrift NONE = new SensorDrift(0, 0, 0);

  private static final double MOST_SNR = 1.5;
  private static final double MOST_RX_POWER = 1.0;
  private static final double MOST_TEMPERATURE = 2.0;

  static SensorDrift at(Noise noise, long epochHour) {
    SplittableRandom random = noise.at(Era.span(epochHour));
    double grown = Era.hourOfSpan(epochHour) / (double) Era.SPAN;
    return new SensorDrift(
        grown * random.nextDouble(-MOST_SNR, MOST_SNR),
        grown * random.nextDouble(-MOST_RX_POWER, MOST_RX_POWER),
        grown * random.nextDouble(-MOST_TEMPERATURE, MOST_TEMPERATURE));
  }
}
