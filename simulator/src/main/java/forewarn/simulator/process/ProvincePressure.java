package forewarn.simulator.process;

import java.util.SplittableRandom;

/**
 * Pressure on all clusters of a province: a low base with bursts of some hours, 40 in a span, each
 * the shape of a Hann window. Not thread-safe: it keeps the span last asked for.
 */
final class ProvincePressure {
  private static final double BASE = 0.02;
  private static final int BURSTS_PER_SPAN = 40;

  private final Noise noise;
  private long span = Long.MIN_VALUE;
  private double[] hours = {};

  ProvincePressure(Noise noise) {
    this.noise = noise;
  }

  double at(long epochHour) {
    long wanted = Era.span(epochHour);
    if (wanted != span) {
      hours = draw(wanted);
      span = wanted;
    }
    return BASE + hours[Era.hourOfSpan(epochHour)];
  }

  private double[] draw(long number) {
    SplittableRandom random = noise.at(number);
    double[] drawn = new double[Era.SPAN];
    for (int burst = 0; burst < BURSTS_PER_SPAN; burst++) {
      int width = random.nextInt(3, 24);
      double height = random.nextDouble(0.3, 0.8);
      int first = random.nextInt(Era.SPAN - width);
      for (int i = 0; i < width; i++) {
        drawn[first + i] += height * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / (width - 1)));
      }
    }
    return drawn;
  }
}
