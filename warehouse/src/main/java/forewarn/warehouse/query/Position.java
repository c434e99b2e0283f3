package forewarn.warehouse.query;

/**
 * A place in a user's text.
 *
 * @param line from 1
 * @param column from 1
 */
public record Position(int line, int column) {

  /** The place of a character, counted from 0 over the whole text. */
  static Position of(String text, int offset) {
    String before = text.substring(0, Math.clamp(offset, 0, text.length()));
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    return new Position(line, before.length() - before.lastIndexOf('\n'));
  }
}
