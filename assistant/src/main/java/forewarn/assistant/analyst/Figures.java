package forewarn.assistant.analyst;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes values for people. */
final class Figures {
  private Figures() {}

  /** A figure with its unit; shares in percent. */
  static String of(@Nullable Object value, String unit) {
    if (!(value instanceof Number number)) {
      return value == null ? "unknown" : plain(value);
    }
    if (unit.equals("0..1")) {
      return number(100 * number.doubleValue()) + " %";
    }
    return unit.isEmpty()
        ? number(number.doubleValue())
        : number(number.doubleValue()) + " " + unit;
  }

  static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return String.format(Locale.ROOT, "%,d", (long) value);
    }
    if (!Double.isFinite(value)) {
      return "unknown";
    }
    return Math.abs(value) >= 1
        ? String.format(Locale.ROOT, "%,.2f", value)
        : new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }

  /** A value that groups are told apart by. */
  static String plain(@Nullable Object value) {
    if (value instanceof Instant instant) {
      LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
      return time.toLocalTime().equals(LocalTime.MIDNIGHT)
          ? time.toLocalDate().toString()
          : time.toLocalDate() + " " + time.toLocalTime();
    }
    return value == null ? "unknown" : value.toString();
  }
}
