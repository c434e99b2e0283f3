package forewarn.console.layout;

import static forewarn.console.language.Words.t;

import forewarn.console.language.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers and times as pages show them, in the reader's language and zone. What is not known is a
 * dash, never a zero.
 */
public final class Format {
  public static final String NONE = "–";
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm");
  private static final DateTimeFormatter SHORT_HOUR = DateTimeFormatter.ofPattern("d MMM HH:mm");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy");
  private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("yyyy");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);
  private static final DateTimeFormatter OFFSET =
      DateTimeFormatter.ofPattern("'UTC'xxx", Locale.ROOT);
  private static final Pattern SHORT_NAME = Pattern.compile("[A-Z]{2,5}");

  private Format() {}

  public static String count(long count) {
    return String.format(Words.locale(), "%,d", count);
  }

  public static String number(double value, int decimals) {
    return Double.isNaN(value)
        ? NONE
        : String.format(Words.locale(), "%,." + decimals + "f", value);
  }

  /** For example {@code 12.3 %}; a share of nothing is a dash, and only all is rounded to 100. */
  public static String share(double part, double whole, int decimals) {
    if (whole == 0) {
      return NONE;
    }
    double percent = 100 * part / whole;
    double last = Math.pow(10, -decimals);
    boolean nearlyAll = percent < 100 && percent >= 100 - last / 2;
    return nearlyAll
        ? "> " + number(100 - last, decimals) + " %"
        : number(percent, decimals) + " %";
  }

  /** A figure of which 1 is perfect, with as many decimals as keep it from looking so. */
  public static String score(double value) {
    return number(value, value < 1 && value > 0.9999 ? 6 : 4);
  }

  /** A probability as a percentage; never rounded to certainty. */
  public static String probability(double probability) {
    if (Double.isNaN(probability)) {
      return NONE;
    }
    double percent = 100 * probability;
    if (percent > 0 && percent < 0.1) {
      return "< " + number(0.1, 1) + " %";
    }
    if (percent < 100 && percent > 99.9) {
      return "> " + number(99.9, 1) + " %";
    }
    return String.format(Words.locale(), percent < 10 ? "%.1f %%" : "%.0f %%", percent);
  }

  /** For example {@code Tue 5 Nov 2024, 13:00}, in the reader's zone. */
  public static String hour(@Nullable Instant instant) {
    return in(HOUR, instant);
  }

  /** For example {@code 5 Nov 13:00}, in the reader's zone. */
  public static String shortHour(@Nullable Instant instant) {
    return in(SHORT_HOUR, instant);
  }

  /** For example {@code 5 Nov 2024}. */
  public static String day(@Nullable LocalDate day) {
    return day == null ? NONE : DAY.withLocale(Words.locale()).format(day);
  }

  /** For example {@code 5 Nov 2024}, in the reader's zone. */
  public static String date(@Nullable Instant instant) {
    return in(DAY, instant);
  }

  /** For example {@code 2024}, in the reader's zone. */
  public static String year(@Nullable Instant instant) {
    return in(YEAR, instant);
  }

  /** For example {@code 13:00:05}, in the reader's zone. */
  public static String time(@Nullable Instant instant) {
    return in(TIME, instant);
  }

  /** For example {@code 4 s}, {@code 3 min}, {@code 2 h}, {@code 5 d}. */
  public static String duration(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (duration.isPositive() && seconds < 1) {
      return t("< 1 s");
    } else if (seconds < 90) {
      return t("{0} s", seconds);
    } else if (seconds < 90 * 60) {
      return t("{0} min", seconds / 60);
    } else if (seconds < 36 * 3600) {
      return t("{0} h", seconds / 3600);
    }
    return t("{0} d", seconds / 86_400);
  }

  /** The reader's time zone as times are given in it, for example {@code UTC} or {@code WIB}. */
  public static String zone() {
    return zone(Words.zone(), Instant.now());
  }

  // The names JDK knows are the English ones; of a place it knows only a long one for, the offset.
  static String zone(ZoneId zone, Instant at) {
    if (zone.normalized().equals(ZoneOffset.UTC)) {
      return "UTC";
    }
    String name = ZONE.format(at.atZone(zone));
    return SHORT_NAME.matcher(name).matches() ? name : OFFSET.format(at.atZone(zone));
  }

  private static String in(DateTimeFormatter formatter, @Nullable Instant instant) {
    return instant == null
        ? NONE
        : formatter.withLocale(Words.locale()).withZone(Words.zone()).format(instant);
  }
}
