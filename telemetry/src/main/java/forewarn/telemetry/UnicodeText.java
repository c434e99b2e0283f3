package forewarn.telemetry;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Whether a payload is text that every reader after us can read. The JSON parser is more tolerant
 * than databases are: it takes UTF-16, byte order marks, and escapes that are half a character. One
 * such payload in a table would make every query over its JSON fail.
 */
final class UnicodeText {
  static final String RULE = "not valid Unicode text in UTF-8";

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int ESCAPE_LENGTH = 6;

  private UnicodeText() {}

  static boolean isValid(byte[] payload) {
    boolean ascii = true;
    boolean escapes = false;
    for (byte b : payload) {
      if (b == 0) {
        return false;
      }
      ascii &= b > 0;
      escapes |= b == '\\';
    }
    if (ascii && !escapes) {
      return true;
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
      return text.indexOf(BYTE_ORDER_MARK) != 0 && escapesWholeCharacters(text);
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** Every escaped high surrogate is followed by an escaped low one, and none stands alone. */
  private static boolean escapesWholeCharacters(String text) {
    int i = text.indexOf('\\');
    while (i >= 0) {
      int length = 2;
      if (text.startsWith("\\u", i)) {
        char first = escaped(text, i);
        boolean pair =
            Character.isHighSurrogate(first)
                && text.startsWith("\\u", i + ESCAPE_LENGTH)
                && Character.isLowSurrogate(escaped(text, i + ESCAPE_LENGTH));
        if (Character.isSurrogate(first) && !pair) {
          return false;
        }
        length = pair ? 2 * ESCAPE_LENGTH : ESCAPE_LENGTH;
      }
      i = text.indexOf('\\', i + length);
    }
    return true;
  }

  // What is no escape after all counts as half a character; the parser refuses it anyway.
  private static char escaped(String text, int at) {
    int code = 0;
    for (int i = at + 2; i < at + ESCAPE_LENGTH; i++) {
      int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0) {
        return Character.MIN_LOW_SURROGATE;
      }
      code = 16 * code + digit;
    }
    return (char) code;
  }
}
