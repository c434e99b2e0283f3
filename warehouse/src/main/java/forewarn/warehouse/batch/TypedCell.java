package forewarn.warehouse.batch;

import forewarn.warehouse.file.CellKind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** A cell's text as the value it was. */
final class TypedCell {
  /**
   * The decimals of a number: as many digits as a double has, behind zeros that are not of them, so
   * that 0.014580801944106927 is one.
   */
  static final String DECIMALS = "(\\.0{0,9}[0-9]{1,17})?";

  private static final Pattern PLAIN_NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]{0,14})" + DECIMALS + "([eE][-+]?[0-9]{1,3})?");
  private static final int DAY_LENGTH = 10;

  private TypedCell() {}

  /**
   * The value of a cell. A number is one wherever it stood as such; in a text only when nothing is
   * lost by it, as it would be with {@code 007}.
   */
  static Object of(String text, CellKind kind) {
    return switch (kind) {
      case BLANK, TEXT -> text;
      case NUMBER, FORMULA -> number(text);
      case TRUTH -> (Object) text.equals("true");
      case TIME -> time(text);
    };
  }

  /** A number where the text is plainly one, else the text. */
  static Object number(String text) {
    if (!PLAIN_NUMBER.matcher(text).matches()) {
      return text;
    }
    return text.indexOf('.') < 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0
        ? (Object) Long.parseLong(text)
        : Double.parseDouble(text);
  }

  private static Object time(String text) {
    try {
      return text.length() == DAY_LENGTH
          ? LocalDate.parse(text)
          : (Object) LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return text;
    }
  }
}
