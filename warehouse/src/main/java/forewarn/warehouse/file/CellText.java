package forewarn.warehouse.file;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/** The value of a cell as text that says what the cell holds, not how it is shown. */
final class CellText {
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,19}");
  private static final double PLAIN_BELOW = 1e15;
  private static final double PLAIN_ABOVE = 1e-9;
  private static final int MOST_DIGITS = 9;
  private static final String NO_VALUE = "#N/A";

  private final List<String> sharedTexts;
  private final DateStyles styles;
  private final boolean from1904;
  private CellKind kind = CellKind.BLANK;

  CellText(List<String> sharedTexts, DateStyles styles, boolean from1904) {
    this.sharedTexts = sharedTexts;
    this.styles = styles;
    this.from1904 = from1904;
  }

  /** What the cell that was read last holds. */
  CellKind kind() {
    return kind;
  }

  /** Reads on from the start of a cell to its end; null when it is blank. */
  @Nullable String read(XMLStreamReader xml, int row) throws XMLStreamException {
    String type = xml.getAttributeValue(null, "t");
    String style = xml.getAttributeValue(null, "s");
    String value = null;
    String inline = null;
    boolean formula = false;
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "v" -> value = SharedTexts.text(xml, "v");
          case "f" -> formula = true;
          case "is" -> inline = SharedTexts.rich(xml, "is");
          default -> {}
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
        String text = inline == null ? value : inline;
        String read =
            text == null || text.isEmpty() ? null : of(text, type == null ? "n" : type, style, row);
        if (formula) {
          kind = CellKind.FORMULA;
        } else if (read == null) {
          kind = CellKind.BLANK;
        }
        return read;
      }
    }
  }

  private @Nullable String of(String text, String type, @Nullable String style, int row) {
    kind =
        switch (type) {
          case "b" -> CellKind.TRUTH;
          case "n" -> CellKind.NUMBER;
          default -> CellKind.TEXT;
        };
    return switch (type) {
      case "s" -> shared(text, row);
      case "b" -> text.equals("1") ? "true" : "false";
      case "e" -> text.equals(NO_VALUE) ? null : text;
      case "n" -> number(text, style == null ? 0 : index(style, 0));
      default -> text;
    };
  }

  private @Nullable String shared(String text, int row) {
    int index = index(text, -1);
    if (index < 0 || index >= sharedTexts.size()) {
      throw new UnreadableFileException(
          "row %,d names text %s of %,d".formatted(row, text, sharedTexts.size()));
    }
    String found = sharedTexts.get(index);
    return found.isEmpty() ? null : found;
  }

  private static int index(String text, int otherwise) {
    if (text.isEmpty() || text.length() > MOST_DIGITS) {
      return otherwise;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return otherwise;
      }
    }
    return Integer.parseInt(text);
  }

  private String number(String text, int style) {
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      kind = CellKind.TEXT;
      return text;
    }
    if (styles.dates().get(style) && DateUtil.isValidExcelDate(value)) {
      kind = CellKind.TIME;
      return date(value, styles.days().get(style));
    }
    return WHOLE.matcher(text).matches() ? text : plain(value);
  }

  // The last digits of a double that was computed are noise only to those who did not write it:
  // 0.30000000000000004 stays.
  private static String plain(double value) {
    if (value == Math.rint(value) && Math.abs(value) < PLAIN_BELOW) {
      return Long.toString((long) value);
    }
    double size = Math.abs(value);
    String shortest = Double.toString(value);
    return size < PLAIN_BELOW && size > PLAIN_ABOVE && shortest.indexOf('E') >= 0
        ? new BigDecimal(shortest).toPlainString()
        : shortest;
  }

  private String date(double value, boolean isDay) {
    LocalDateTime time = DateUtil.getLocalDateTime(value, from1904);
    if (value < 1 && !from1904) {
      return time.toLocalTime().format(DateTimeFormatter.ISO_LOCAL_TIME);
    }
    return isDay && time.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? time.toLocalDate().toString()
        : time.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
  }
}
