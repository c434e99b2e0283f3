package forewarn.simulator.process;

import java.util.SplittableRandom;

/**
 * How a record reaches the stream.
 *
 * @param delayHours hours after its own in which it arrives, at most {@link #MOST_DELAY}
 * @param copies how often it arrives
 */
public record Delivery(int delayHours, int copies) {
  /** At once and once. */
  public static final Delivery PROMPT = new Delivery(0, 1);

  /** A record that is later than this many hours is never sent. */
  public static final int MOST_DELAY = 6;

  private static final double LATE_CHANCE = 0.02;
  private static final double DUPLICATE_CHANCE = 0.01;

  static Delivery harsh(Noise noise, long epochHour) {
    SplittableRandom random = noise.at(epochHour);
    int delayHours = random.nextDouble() < LATE_CHANCE ? random.nextInt(1, MOST_DELAY + 1) : 0;
    int copies = random.nextDouble() < DUPLICATE_CHANCE ? 2 : 1;
    return delayHours == 0 && copies == 1 ? PROMPT : new Delivery(delayHours, copies);
  }
}
