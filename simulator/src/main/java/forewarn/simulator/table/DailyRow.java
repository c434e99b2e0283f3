package forewarn.simulator.table;

import forewarn.simulator.process.Noise;
import forewarn.simulator.process.Noise.Use;
import forewarn.simulator.process.Profile;
import java.util.SplittableRandom;

/**
 * A row of a day and how it is delivered.
 *
 * @param delayDays days after its own on which it arrives, at most {@link #MOST_DELAY}
 * @param copies how often it arrives; 0 is a row that was lost
 */
public record DailyRow<R>(R row, int delayDays, int copies) {
  /** A row that would be later than this many days never comes. */
  public static final int MOST_DELAY = 3;

  private static final double LOST_CHANCE = 0.01;
  private static final double LATE_CHANCE = 0.02;
  private static final double DUPLICATE_CHANCE = 0.01;

  /** How a table's rows are delivered; the same row always in the same way. */
  record Post(Profile profile, long seed, String table) {
    <R> DailyRow<R> send(R row, String place, long epochDay) {
      return switch (profile) {
        case REFERENCE -> new DailyRow<>(row, 0, 1);
        case HARSH -> harsh(row, new Noise(seed, Use.POST, table + " " + place).at(epochDay));
      };
    }

    private static <R> DailyRow<R> harsh(R row, SplittableRandom random) {
      boolean lost = random.nextDouble() < LOST_CHANCE;
      boolean late = random.nextDouble() < LATE_CHANCE;
      boolean twice = random.nextDouble() < DUPLICATE_CHANCE;
      return new DailyRow<>(
          row, late ? random.nextInt(1, MOST_DELAY + 1) : 0, lost ? 0 : twice ? 2 : 1);
    }
  }
}
