package forewarn.assistant.semantic.sql;

import forewarn.assistant.semantic.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Cuts SQL into tokens so that nothing within a literal, a quoted name or a comment is ever taken
 * for anything else. Joined again, the tokens are the text.
 */
final class Tokens {
  private static final List<String> LONG_SYMBOLS =
      List.of("::", "<=", ">=", "<>", "!=", "||", "=>", "->");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Tokens(String text) {
    this.text = text;
  }

  static List<Token> of(String text) {
    return new Tokens(text).cut();
  }

  static String join(List<Token> tokens) {
    return tokens.stream().map(Token::text).collect(Collectors.joining());
  }

  private List<Token> cut() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)) {
        take(Kind.SPACE, whileMatching(Character::isWhitespace));
      } else if (text.startsWith("--", at) || text.startsWith("//", at)) {
        take(Kind.SPACE, before("\n", 2));
      } else if (text.startsWith("/*", at)) {
        take(Kind.SPACE, after("*/"));
      } else if (text.startsWith("$$", at)) {
        take(Kind.TEXT, after("$$"));
      } else if (c == '\'') {
        take(Kind.TEXT, quoted('\''));
      } else if (c == '"') {
        take(Kind.QUOTED, quoted('"'));
      } else if (Character.isDigit(c)) {
        take(Kind.NUMBER, number());
      } else if (Character.isLetter(c) || c == '_') {
        take(Kind.WORD, whileMatching(Tokens::isPartOfName));
      } else {
        take(Kind.SYMBOL, at + symbolLength());
      }
    }
    return List.copyOf(tokens);
  }

  private void take(Kind kind, int end) {
    tokens.add(new Token(kind, text.substring(at, end), at));
    at = end;
  }

  private interface Matching {
    boolean test(char c);
  }

  private int whileMatching(Matching matching) {
    int end = at;
    while (end < text.length() && matching.test(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isPartOfName(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }

  private int number() {
    int end = whileMatching(c -> Character.isDigit(c) || c == '.');
    boolean exponent = end + 1 < text.length() && "eE".indexOf(text.charAt(end)) >= 0;
    if (exponent && Character.isDigit(text.charAt(end + 1))) {
      end += 2;
      while (end < text.length() && Character.isDigit(text.charAt(end))) {
        end++;
      }
    }
    return end;
  }

  private int before(String stop, int skip) {
    int end = text.indexOf(stop, at + skip);
    return end < 0 ? text.length() : end;
  }

  private int after(String stop) {
    int end = text.indexOf(stop, at + 2);
    return end < 0 ? text.length() : end + 2;
  }

  private int quoted(char quote) {
    int end = at + 1;
    while (end < text.length()) {
      if (text.charAt(end) == quote) {
        if (end + 1 >= text.length() || text.charAt(end + 1) != quote) {
          return end + 1;
        }
        end++;
      }
      end++;
    }
    return end;
  }

  private int symbolLength() {
    return LONG_SYMBOLS.stream().anyMatch(symbol -> text.startsWith(symbol, at)) ? 2 : 1;
  }
}
