package forewarn.assistant.analyst.query;

import java.time.Duration;
import java.time.LocalDateTime;

/**
 * A period in UTC.
 *
 * @param from its first moment
 * @param until the first moment after it
 * @param words for people, such as {@code in November 2024}
 */
public record TimeRange(LocalDateTime from, LocalDateTime until, String words) {
  public TimeRange {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("Invalid period: from " + from + " until " + until);
    }
  }

  /** The unit of the calendar that begins at a time. */
  public static TimeRange of(Grain grain, LocalDateTime from, String words) {
    return new TimeRange(from, grain.plus(from, 1), words);
  }

  /** The period of the same length just before; a calendar unit's is the unit before. */
  public TimeRange before() {
    for (Grain grain : Grain.values()) {
      if (grain.floor(from).equals(from) && grain.plus(from, 1).equals(until)) {
        return new TimeRange(grain.plus(from, -1), from, "the " + grain.word() + " before");
      }
    }
    Duration length = Duration.between(from, until);
    return new TimeRange(from.minus(length), from, "the same time before");
  }
}
