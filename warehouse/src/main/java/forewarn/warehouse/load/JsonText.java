package forewarn.warehouse.load;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Payloads as text that DuckDB's JSON functions read. Our parser is more tolerant than theirs in
 * two ways, which would make every query over the stream fail: it takes UTF-16, and escapes that
 * are half a character.
 */
final class JsonText {
  static final String PROBLEM = "payload: not valid Unicode text in UTF-8";

  private static final char REPLACEMENT = '\uFFFD';
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private JsonText() {}

  /** The text, or null when it is not valid. */
  static @Nullable String of(byte[] payload) {
    String text = new String(payload, StandardCharsets.UTF_8);
    boolean valid =
        text.indexOf('\0') < 0
            && text.indexOf(BYTE_ORDER_MARK) != 0
            && (text.indexOf(REPLACEMENT) < 0 || isUtf8(payload))
            && (text.indexOf('\\') < 0 || escapesWholeCharacters(text));
    return valid ? text : null;
  }

  private static boolean isUtf8(byte[] payload) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** Every escaped high surrogate is followed by an escaped low one, and none stands alone. */
  private static boolean escapesWholeCharacters(String text) {
    int i = 0;
    while (i < text.length()) {
      if (text.charAt(i) != '\\') {
        i++;
      } else if (text.startsWith("\\u", i)) {
        char first = escaped(text, i);
        if (Character.isHighSurrogate(first)) {
          if (!text.startsWith("\\u", i + 6) || !Character.isLowSurrogate(escaped(text, i + 6))) {
            return false;
          }
          i += 12;
        } else if (Character.isLowSurrogate(first)) {
          return false;
        } else {
          i += 6;
        }
      } else {
        i += 2;
      }
    }
    return true;
  }

  private static char escaped(String text, int at) {
    int code = 0;
    for (int i = at + 2; i < at + 6; i++) {
      int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0) {
        return Character.MIN_LOW_SURROGATE;
      }
      code = 16 * code + digit;
    }
    return (char) code;
  }
}
