package forewarn.console.layout;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers and times as pages show them. What is not known is a dash, never a zero. */
public final class Format {
  public static final String NONE = "–";
  private static final Locale LOCALE = Locale.ENGLISH;
  private static final DateTimeFormatter HOUR = formatter("EEE d MMM yyyy, HH:mm");
  private static final DateTimeFormatter SHORT_HOUR = formatter("d MMM HH:mm");
  private static final DateTimeFormatter YEAR = formatter("yyyy");
  private static final DateTimeFormatter TIME = formatter("HH:mm:ss");

  private Format() {}

  public static String count(long count) {
    return String.format(LOCALE, "%,d", count);
  }

  public static String number(double value, int decimals) {
    return Double.isNaN(value) ? NONE : String.format(LOCALE, "%,." + decimals + "f", value);
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
      return "< 0.1 %";
    }
    if (percent < 100 && percent > 99.9) {
      return "> 99.9 %";
    }
    return String.format(LOCALE, percent < 10 ? "%.1f %%" : "%.0f %%", percent);
  }

  /** For example {@code Tue 5 Nov 2024, 13:00}, UTC. */
  public static String hour(@Nullable Instant instant) {
    return instant == null ? NONE : HOUR.format(instant);
  }

  /** For example {@code 5 Nov 13:00}, UTC. */
  public static String shortHour(@Nullable Instant instant) {
    return instant == null ? NONE : SHORT_HOUR.format(instant);
  }

  /** For example {@code 2024}, UTC. */
  public static String year(@Nullable Instant instant) {
    return instant == null ? NONE : YEAR.format(instant);
  }

  /** For example {@code 13:00:05}, UTC. */
  public static String time(@Nullable Instant instant) {
    return instant == null ? NONE : TIME.format(instant);
  }

  /** For example {@code 4 s}, {@code 3 min}, {@code 2 h}, {@code 5 d}. */
  public static String duration(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (duration.isPositive() && seconds < 1) {
      return "< 1 s";
    } else if (seconds < 90) {
      return seconds + " s";
    } else if (seconds < 90 * 60) {
      return seconds / 60 + " min";
    } else if (seconds < 36 * 3600) {
      return seconds / 3600 + " h";
    }
    return seconds / 86_400 + " d";
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, LOCALE).withZone(ZoneOffset.UTC);
  }
}
