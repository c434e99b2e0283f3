package forewarn.simulator.process;

import java.time.Instant;

/**
 * The hours of the process, counted from 1970 as everywhere: where it begins, and the spans of two
 * years for which province pressure, drift and absences are drawn.
 */
final class Era {
  /** The first hour of the process. */
  static final long START = epochHour(Instant.parse("2023-01-01T00:00:00Z"));

  /** Hours of 2023 and 2024, and of every span after them. */
  static final int SPAN = 731 * 24;

  private Era() {}

  static long epochHour(Instant hour) {
    return Math.floorDiv(hour.getEpochSecond(), 3600L);
  }

  static Instant instant(long epochHour) {
    return Instant.ofEpochSecond(epochHour * 3600);
  }

  /** Number of the span that an hour is in; 0 is 2023 and 2024. */
  static long span(long epochHour) {
    return Math.floorDiv(epochHour - START, (long) SPAN);
  }

  static int hourOfSpan(long epochHour) {
    return (int) Math.floorMod(epochHour - START, (long) SPAN);
  }
}
