package forewarn.assistant.analyst.query;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** The only place where a value becomes SQL text. */
final class Literal {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private Literal() {}

  /** In DuckDB a quote is the only character with a meaning inside of quotes. */
  static String of(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  static String of(double number) {
    return new BigDecimal(Double.toString(number)).toPlainString();
  }

  static String of(LocalDateTime time) {
    return time.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? "date '" + time.toLocalDate() + "'"
        : "timestamp '" + TIME.format(time) + "'";
  }

  /** A name of the result. */
  static String name(String name) {
    return name.matches("[a-z_][a-z0-9_]*") ? name : "\"" + name.replace("\"", "\"\"") + "\"";
  }
}
