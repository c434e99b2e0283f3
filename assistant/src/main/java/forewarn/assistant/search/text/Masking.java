package forewarn.assistant.search.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * Brings a text to its form: what is left when the head of a log line, ids, places, times, readings
 * and numbers are taken away. Notes that say the same have the same form, however they were filled
 * in; that is what is searched, embedded once and collapsed. What is taken away is not lost to
 * search: places and equipment are fields, ids are references, readings are the warehouse's.
 */
public final class Masking {
  // [Pager] Duty Engineer: ...
  private static final Pattern HEAD =
      Pattern.compile("^\\s*\\[[^\\]\\n]{1,40}\\]\\s*(?:[^:\\n]{1,40}:\\s)?\\s*");

  // In the order they are tried at a place of the text.
  private static final Pattern FILLED_IN =
      Pattern.compile(
          // equipment and cases, with the brackets round them
          "\\(?\\b[A-Za-z]+-(?:[A-Z0-9]{2,}-)*[A-Z]*[0-9][A-Za-z0-9]*\\b\\)?"
              + "|\\b[A-Z0-9]{4,5}-CL[0-9]+\\b|\\bCUST[0-9]+\\b"
              // fault_rate=0.298%  rx=-18.3 dBm  alarms LL:0 RSL:2
              + "|\\b[A-Za-z_]+\\s?=\\s?-?[0-9][0-9.,]*\\s?(?:%|dBm|dB|C\\b|ms\\b|Mbps\\b)?"
              + "|\\balarms(?=\\s[A-Z]{2,3}:[0-9])|\\b[A-Z]{2,3}:[0-9]+"
              // times, then whatever is a number
              + "|\\b[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9:.]+Z?)?"
              + "|-?[0-9]+(?:[.,:][0-9]+)*\\s?%?");
  private static final Pattern PLACE_LEFT =
      Pattern.compile("\\s(?:at|for|in|of|on)\\s+\u0000[\\s/\u0000]*");
  private static final Pattern LEFT_OVER = Pattern.compile("[\\s\u0000/,;]*([,;.])[\\s\u0000,;.]*");
  private static final Pattern BLANKS = Pattern.compile("[\\s\u0000]+");

  private Masking() {}

  /** The form of an entry's text. */
  public static String form(Entry entry) {
    return form(entry.text(), entry.mark(Field.PROVINCE));
  }

  /**
   * The form of a text.
   *
   * @param province its name is taken away as well; empty for none
   */
  public static String form(String text, String province) {
    String body = HEAD.matcher(text).replaceFirst("");
    if (!province.isEmpty()) {
      body = body.replace(province, "\u0000");
    }
    String masked = FILLED_IN.matcher(body).replaceAll("\u0000");
    masked = PLACE_LEFT.matcher(masked).replaceAll(" ");
    masked = LEFT_OVER.matcher(masked).replaceAll("$1 ");
    return BLANKS.matcher(masked).replaceAll(" ").strip();
  }

  /** Names a form, the same wherever it is made; texts of different kinds have different forms. */
  public static String group(Kind kind, String form) {
    byte[] bytes = (kind.word() + ":" + form).getBytes(StandardCharsets.UTF_8);
    long[] hash = StringHelper.murmurhash3_x64_128(new BytesRef(bytes));
    return String.format(Locale.ROOT, "%016x%016x", hash[0], hash[1]);
  }
}
