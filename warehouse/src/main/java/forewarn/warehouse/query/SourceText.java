package forewarn.warehouse.query;

import java.nio.charset.StandardCharsets;

/** Places in a user's text. */
final class SourceText {
  private SourceText() {}

  /** The character at which a byte of the text's UTF-8 is. */
  static int offset(String text, int utf8) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new String(bytes, 0, Math.clamp(utf8, 0, bytes.length), StandardCharsets.UTF_8).length();
  }

  /** How deep its brackets go, whatever is in quotes: the parser's time grows faster than that. */
  static int depth(String text) {
    int deepest = 0;
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '(', '[', '{' -> deepest = Math.max(deepest, ++depth);
        case ')', ']', '}' -> depth = Math.max(0, depth - 1);
        default -> {}
      }
    }
    return deepest;
  }
}
