package forewarn.operations.oncall;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One step of escalation.
 *
 * @param number 1 is called first
 * @param name what these people are: {@code Operators}
 * @param rotation who of them, and when
 * @param quiet when only what is critical is told at once; null for never
 */
public record Level(int number, String name, Rotation rotation, @Nullable QuietHours quiet) {
  /** The highest level there can be. */
  public static final int HIGHEST = 9;

  private static final int LONGEST = 80;

  /**
   * @throws IllegalArgumentException when number or name will not do
   */
  public Level {
    name = name.strip();
    if (number < 1 || number > HIGHEST) {
      throw new IllegalArgumentException("Invalid level: " + number + ", expected 1 to " + HIGHEST);
    }
    if (name.isEmpty() || name.length() > LONGEST) {
      throw new IllegalArgumentException(
          "Invalid name of a level: " + name.length() + " characters, expected 1 to " + LONGEST);
    }
  }

  /** Until when what is not critical waits, if it does at a moment. */
  public Optional<Instant> quietUntil(Instant at) {
    return quiet == null ? Optional.empty() : quiet.endOf(at, rotation.zone());
  }
}
