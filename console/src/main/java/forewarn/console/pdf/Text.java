package forewarn.console.pdf;

/** Text as XML can hold it. */
final class Text {
  private Text() {}

  /** Without the characters that no XML document may have, not even escaped. */
  static String xml(String text) {
    if (text.codePoints().allMatch(Text::isAllowed)) {
      return text;
    }
    StringBuilder allowed = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> isAllowed(point) ? point : ' ')
        .forEach(allowed::appendCodePoint);
    return allowed.toString();
  }

  private static boolean isAllowed(int point) {
    return point == '\t'
        || point == '\n'
        || point == '\r'
        || (point >= ' ' && point < 0xD800)
        || (point > 0xDFFF && point < 0xFFFE)
        || (point > 0xFFFF && point <= 0x10FFFF);
  }
}
