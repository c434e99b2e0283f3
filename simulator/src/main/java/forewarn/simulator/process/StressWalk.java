package forewarn.simulator.process;

import java.util.SplittableRandom;

/**
 * The latent stress of a cluster: it returns to its usual level, moved by noise and by rare shocks.
 * The only part of the process in which an hour depends on the hour before it.
 */
final class StressWalk {
  // Level, noise, chance and size of shocks are those the reference files show.
  private static final double LEVEL = 0.137;
  private static final double NOISE = 0.02;
  private static final double SHOCK_CHANCE = 0.0025;
  private static final double LEAST_SHOCK = 0.2;
  private static final double MOST_SHOCK = 0.6;

  private final Noise noise;
  private final double memory;
  private double latent = LEVEL;

  StressWalk(Noise noise, double memory) {
    this.noise = noise;
    this.memory = memory;
  }

  /** Latent stress, 0..1, of an hour; hours must be asked for one after the other. */
  double next(long epochHour) {
    SplittableRandom random = noise.at(epochHour);
    double next = memory * latent + (1 - memory) * LEVEL + NOISE * random.nextGaussian();
    if (random.nextDouble() < SHOCK_CHANCE) {
      next += random.nextDouble(LEAST_SHOCK, MOST_SHOCK);
    }
    latent = Math.clamp(next, 0, 1);
    return latent;
  }
}
