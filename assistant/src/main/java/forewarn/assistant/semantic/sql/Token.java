package forewarn.assistant.semantic.sql;

import java.util.Locale;

/**
 * A piece of SQL that has no meaning in parts.
 *
 * @param offset of its first character in the whole text
 */
record Token(Kind kind, String text, int offset) {
  enum Kind {
    /** A name or keyword without quotes. */
    WORD,
    /** A name in double quotes. */
    QUOTED,
    /** A literal in single quotes, or between two dollar signs. */
    TEXT,
    NUMBER,
    /** Spaces, line ends and comments. */
    SPACE,
    SYMBOL
  }

  boolean is(String wanted) {
    return (kind == Kind.SYMBOL || kind == Kind.WORD) && text.equalsIgnoreCase(wanted);
  }

  boolean isSpace() {
    return kind == Kind.SPACE;
  }

  boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED;
  }

  /** A name in upper case and without its quotes; other tokens as they are. */
  String name() {
    return kind == Kind.QUOTED
        ? text.substring(1, text.length() - 1).replace("\"\"", "\"").toUpperCase(Locale.ROOT)
        : text.toUpperCase(Locale.ROOT);
  }
}
