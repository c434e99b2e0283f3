package forewarn.simulator.process;

import java.util.SplittableRandom;

/**
 * How a record reaches the stream.
 *
 * @param delayHours hours after its own in which it arrives, at most {@link #MOST_DELAY}
 * @param copies how often it arrives
 * @param turn its turn among the records that arrive in the same hour, 0..1; those of equal turn
 *     arrive in the order of hours, then of the network plan
 */
public record Delivery(int delayHours, int copies, double turn) {
  /** A record that would be later than this many hours is never sent. */
  public static final int MOST_DELAY = 6;

  static final Delivery PROMPT = new Delivery(0, 1, 0);

  private static final double LATE_CHANCE = 0.02;
  private static final double DUPLICATE_CHANCE = 0.01;

  static Delivery harsh(Noise noise, long epochHour) {
    SplittableRandom random = noise.at(epochHour);
    return new Delivery(
        random.nextDouble() < LATE_CHANCE ? random.nextInt(1, MOST_DELAY + 1) : 0,
        random.nextDouble() < DUPLICATE_CHANCE ? 2 : 1,
        random.nextDouble());
  }
}
