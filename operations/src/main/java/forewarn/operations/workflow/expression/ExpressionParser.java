package forewarn.operations.workflow.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads expressions by descent: or, and, not, comparison, value. */
final class ExpressionParser {
  private static final int LONGEST = 2_000;
  private static final int DEEPEST = 40;
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<number>-?\\d+(?:\\.\\d+)?)|(?<text>'[^']*'|\"[^\"]*\")"
              + "|(?<name>[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*)*)"
              + "|(?<sign>==|!=|<=|>=|[<>()\\[\\],]))\\s*");
  private static final Set<String> WORDS =
      Set.of("and", "or", "not", "in", "true", "false", "null");

  private record Token(Kind kind, String text) {
    enum Kind {
      NUMBER,
      TEXT,
      NAME,
      SIGN
    }
  }

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int depth;

  ExpressionParser(String text) {
    this.text = text.strip();
  }

  Expression parse() {
    if (text.isEmpty() || text.length() > LONGEST) {
      throw new ExpressionException(
          "an expression has 1 to " + LONGEST + " characters, not " + text.length());
    }
    split();
    Expression whole = or();
    if (at < tokens.size()) {
      throw unexpected();
    }
    return whole;
  }

  private void split() {
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (end < text.length()) {
      if (!matcher.find(end) || matcher.start() != end) {
        throw new ExpressionException("cannot read '" + text.substring(end) + "'");
      }
      tokens.add(token(matcher));
      end = matcher.end();
    }
  }

  private static Token token(Matcher matcher) {
    String number = matcher.group("number");
    String quoted = matcher.group("text");
    String name = matcher.group("name");
    if (number != null) {
      return new Token(Token.Kind.NUMBER, number);
    } else if (quoted != null) {
      return new Token(Token.Kind.TEXT, quoted.substring(1, quoted.length() - 1));
    } else if (name != null) {
      return new Token(Token.Kind.NAME, name);
    }
    return new Token(Token.Kind.SIGN, matcher.group("sign"));
  }

  private Expression or() {
    if (++depth > DEEPEST) {
      throw new ExpressionException("it is nested more than " + DEEPEST + " deep");
    }
    Expression left = and();
    while (takeWord("or")) {
      left = new Expression.Or(left, and());
    }
    depth--;
    return left;
  }

  private Expression and() {
    Expression left = not();
    while (takeWord("and")) {
      left = new Expression.And(left, not());
    }
    return left;
  }

  private Expression not() {
    boolean negated = false;
    while (takeWord("not")) {
      negated = !negated;
    }
    Expression compared = comparison();
    return negated ? new Expression.Not(compared) : compared;
  }

  private Expression comparison() {
    Expression left = operand();
    boolean negated = isWord(0, "not") && isWord(1, "in") && takeWord("not");
    Comparison by = takeComparison();
    if (by == null) {
      return left;
    }
    Expression compared = new Expression.Compare(left, by, operand());
    return negated ? new Expression.Not(compared) : compared;
  }

  private @Nullable Comparison takeComparison() {
    for (Comparison comparison : Comparison.values()) {
      if (at < tokens.size()
          && tokens.get(at).kind() != Token.Kind.TEXT
          && tokens.get(at).text().equals(comparison.sign())) {
        at++;
        return comparison;
      }
    }
    return null;
  }

  private Expression operand() {
    if (takeSign("(")) {
      Expression inner = or();
      expect(")");
      return inner;
    }
    if (takeSign("[")) {
      return listing();
    }
    if (at >= tokens.size()) {
      throw new ExpressionException("something is missing at the end of '" + text + "'");
    }
    Token token = tokens.get(at);
    Expression value =
        switch (token.kind()) {
          case NUMBER -> new Expression.Literal(number(token.text()));
          case TEXT -> new Expression.Literal(token.text());
          case NAME -> named(token.text());
          case SIGN -> throw unexpected();
        };
    at++;
    return value;
  }

  private Expression listing() {
    List<Expression> members = new ArrayList<>();
    if (!takeSign("]")) {
      do {
        members.add(or());
      } while (takeSign(","));
      expect("]");
    }
    return new Expression.Listing(members);
  }

  private Expression named(String name) {
    return switch (name) {
      case "true" -> new Expression.Literal(true);
      case "false" -> new Expression.Literal(false);
      case "null" -> new Expression.Literal(null);
      default -> {
        if (WORDS.contains(name)) {
          throw unexpected();
        }
        yield new Expression.Path(List.of(name.split("\\.")));
      }
    };
  }

  private Number number(String digits) {
    try {
      return digits.contains(".") ? (Number) Double.valueOf(digits) : (Number) Long.valueOf(digits);
    } catch (NumberFormatException e) {
      throw new ExpressionException("'" + digits + "' is too large a number");
    }
  }

  private boolean isWord(int ahead, String word) {
    return at + ahead < tokens.size()
        && tokens.get(at + ahead).equals(new Token(Token.Kind.NAME, word));
  }

  private boolean takeWord(String word) {
    boolean there = isWord(0, word);
    at += there ? 1 : 0;
    return there;
  }

  private boolean takeSign(String sign) {
    boolean there = at < tokens.size() && tokens.get(at).equals(new Token(Token.Kind.SIGN, sign));
    at += there ? 1 : 0;
    return there;
  }

  private void expect(String sign) {
    if (!takeSign(sign)) {
      throw new ExpressionException("'" + sign + "' is missing in '" + text + "'");
    }
  }

  private ExpressionException unexpected() {
    return new ExpressionException(
        "'" + tokens.get(at).text() + "' is unexpected in '" + text + "'");
  }
}
