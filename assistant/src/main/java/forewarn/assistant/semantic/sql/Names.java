package forewarn.assistant.semantic.sql;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Replaces names in expressions. */
public final class Names {
  private Names() {}

  /** A name in quotes, so that it can be nothing else. */
  public static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  /**
   * The expression with each of the given names in brackets as what it stands for.
   *
   * @param meanings by name in upper case
   * @param qualifiers in upper case; they may stand before a name with a dot, and are left out
   */
  public static String expand(
      String expression, Map<String, String> meanings, Set<String> qualifiers) {
    List<Token> tokens = Tokens.of(expression);
    StringBuilder expanded = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean qualified = i > 0 && tokens.get(i - 1).is(".");
      if (token.isName()
          && !qualified
          && isDot(tokens, i + 1)
          && qualifiers.contains(token.name())) {
        i += 2;
        if (i >= tokens.size()) {
          break;
        }
        token = tokens.get(i);
      } else if (qualified || isDot(tokens, i + 1)) {
        expanded.append(token.text());
        continue;
      }
      String meaning = token.isName() && !isCall(tokens, i) ? meanings.get(token.name()) : null;
      expanded.append(meaning == null ? token.text() : "(" + meaning + ")");
    }
    return expanded.toString();
  }

  /** Whether an expression is nothing but this name. */
  public static boolean isOnly(String expression, String name) {
    String text = expression.strip();
    return text.equalsIgnoreCase(name)
        || text.toUpperCase(Locale.ROOT).equals(quoted(name.toUpperCase(Locale.ROOT)));
  }

  private static boolean isDot(List<Token> tokens, int index) {
    return index < tokens.size() && tokens.get(index).is(".");
  }

  private static boolean isCall(List<Token> tokens, int index) {
    for (Token next : tokens.subList(index + 1, tokens.size())) {
      if (!next.isSpace()) {
        return next.is("(");
      }
    }
    return false;
  }
}
