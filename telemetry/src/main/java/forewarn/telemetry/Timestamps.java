package forewarn.telemetry;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads the time formats that producers send: ISO-8601 with or without zone (UTC is assumed), a
 * blank for the T, a date alone, and epoch seconds, milliseconds, microseconds or nanoseconds, told
 * apart by their size.
 */
public final class Timestamps {
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  private static final int SECONDS_END = 19;
  private static final int NANOS_END = 29;

  private Timestamps() {}

  /** The instant, or null when the text is no time between the years 2000 and 2100. */
  public static @Nullable Instant parse(String text) {
    try {
      return plausible(parseText(text.strip()));
    } catch (DateTimeException | NumberFormatException e) {
      return null;
    }
  }

  /** The instant of an epoch number, or null when it is none between the years 2000 and 2100. */
  public static @Nullable Instant parse(long epoch) {
    long magnitude = Math.abs(epoch);
    if (magnitude < 100_000_000_000L) {
      return plausible(Instant.ofEpochSecond(epoch));
    } else if (magnitude < 100_000_000_000_000L) {
      return plausible(Instant.ofEpochMilli(epoch));
    } else if (magnitude < 100_000_000_000_000_000L) {
      return plausible(Instant.EPOCH.plus(epoch, ChronoUnit.MICROS));
    }
    return plausible(Instant.EPOCH.plusNanos(epoch));
  }

  private static Instant parseText(String text) {
    if (isPlainUtc(text)) {
      return plainUtc(text);
    }
    if (text.chars().allMatch(Character::isDigit)) {
      Instant instant = parse(Long.parseLong(text));
      return instant == null ? Instant.MIN : instant;
    }
    if (text.length() == 10) {
      return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
    String iso = text.replace(' ', 'T');
    return iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10
        ? OffsetDateTime.parse(iso).toInstant()
        : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
  }

  // The stream's common form, yyyy-MM-ddTHH:mm:ss[.fraction][Z] with T or blank: read without
  // java.time's parser,
  // which takes longer than the rest of the record together.
  private static boolean isPlainUtc(String text) {
    int end = endOfPlainUtc(text);
    return end >= SECONDS_END
        && end <= NANOS_END
        && (text.charAt(10) == 'T' || text.charAt(10) == ' ')
        && text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && text.charAt(13) == ':'
        && text.charAt(16) == ':'
        && (end == SECONDS_END || (text.charAt(SECONDS_END) == '.' && end > SECONDS_END + 1));
  }

  private static int endOfPlainUtc(String text) {
    return text.endsWith("Z") ? text.length() - 1 : text.length();
  }

  private static Instant plainUtc(String text) {
    LocalDate date = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    LocalTime time =
        LocalTime.of(number(text, 11, 13), number(text, 14, 16), number(text, 17, SECONDS_END));
    int end = endOfPlainUtc(text);
    int nanos = end == SECONDS_END ? 0 : number(text, SECONDS_END + 1, end);
    for (int digit = end; digit < NANOS_END && nanos > 0; digit++) {
      nanos *= 10;
    }
    return Instant.ofEpochSecond(date.toEpochDay() * 86_400 + time.toSecondOfDay(), nanos);
  }

  private static int number(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new NumberFormatException(text);
      }
      value = 10 * value + digit;
    }
    return value;
  }

  private static @Nullable Instant plausible(Instant instant) {
    return instant.isBefore(EARLIEST) || !instant.isBefore(LATEST) ? null : instant;
  }
}
