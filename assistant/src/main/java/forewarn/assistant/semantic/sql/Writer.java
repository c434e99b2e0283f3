package forewarn.assistant.semantic.sql;

import forewarn.assistant.semantic.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes tokens again, in the warehouse's dialect. */
final class Writer {
  private static final Map<String, String> WORDS = Map.of("MINUS", "except");
  private static final Set<String> NO_CALL =
      Set.of(
          "IN",
          "AND",
          "OR",
          "NOT",
          "AS",
          "ON",
          "FROM",
          "JOIN",
          "WHERE",
          "SELECT",
          "OVER",
          "BY",
          "EXISTS",
          "ANY",
          "ALL",
          "WHEN",
          "THEN",
          "ELSE",
          "CASE",
          "USING",
          "VALUES",
          "UNION",
          "EXCEPT",
          "INTERSECT",
          "HAVING",
          "QUALIFY",
          "LIMIT",
          "DISTINCT",
          "BETWEEN",
          "LIKE",
          "ILIKE",
          "IS",
          "GROUP",
          "FILTER",
          "WITH",
          "SETS",
          "CUBE",
          "ROLLUP");
  private final List<Difference> differences = new ArrayList<>();
  private final Functions functions = new Functions(this);

  List<Difference> differences() {
    return differences;
  }

  void differs(Token token, String reason) {
    differences.add(new Difference(token.offset(), reason));
  }

  String query(List<Token> tokens) {
    return isBalanced(tokens) ? write(tokens, true) : Tokens.join(tokens);
  }

  String expression(List<Token> tokens) {
    return isBalanced(tokens) ? write(tokens, false) : Tokens.join(tokens);
  }

  private boolean isBalanced(List<Token> tokens) {
    int depth = 0;
    for (Token token : tokens) {
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth < 0) {
        differs(token, "a bracket is closed that was not opened");
        return false;
      }
    }
    if (depth > 0) {
      differs(tokens.getFirst(), "a bracket is not closed");
    }
    return depth == 0;
  }

  private String write(List<Token> tokens, boolean isQuery) {
    StringBuilder out = new StringBuilder();
    String limit = "";
    int i = 0;
    while (i < tokens.size()) {
      Token token = tokens.get(i);
      int open = next(tokens, i + 1);
      if (token.kind() == Kind.WORD && isCall(tokens, i, open)) {
        int close = closing(tokens, open);
        int end = functions.extent(token, tokens, close);
        out.append(
            functions.write(token, tokens.subList(open + 1, close), tail(tokens, close, end)));
        i = end + 1;
      } else if (token.is("(")) {
        int close = closing(tokens, i);
        out.append('(').append(write(tokens.subList(i + 1, close), true)).append(')');
        i = close + 1;
      } else if (token.is("::")) {
        Types.Written type = Types.at(tokens, next(tokens, i + 1), this);
        out.append("::").append(type.sql());
        i = type.end();
      } else if (isQuery && token.is("TOP") && isNumber(tokens, open)) {
        limit = tokens.get(open).text();
        i = open + 1;
      } else {
        out.append(plain(token));
        i++;
      }
    }
    return limit.isEmpty() ? out.toString() : out + "\nlimit " + limit;
  }

  private static List<Token> tail(List<Token> tokens, int close, int end) {
    return close + 1 <= end ? tokens.subList(close + 1, end + 1) : List.of();
  }

  private String plain(Token token) {
    if (token.is(":") || token.is("$") || token.is("@")) {
      differs(token, "'" + token.text() + "' of semi-structured data or stages has no like here");
    }
    if (token.kind() == Kind.TEXT && token.text().startsWith("$$")) {
      String text = token.text().substring(2, Math.max(2, token.text().length() - 2));
      return "'" + text.replace("'", "''") + "'";
    }
    if (token.kind() == Kind.SPACE && token.text().startsWith("//")) {
      return "--" + token.text().substring(2);
    }
    if (token.kind() == Kind.WORD && Functions.isWithout(token.name())) {
      differs(token, token.name() + " has no like here");
    }
    return token.kind() == Kind.WORD
        ? WORDS.getOrDefault(token.name(), token.text())
        : token.text();
  }

  private static boolean isCall(List<Token> tokens, int at, int open) {
    Token name = tokens.get(at);
    boolean member = at > 0 && tokens.get(at - 1).is(".");
    return open < tokens.size()
        && tokens.get(open).is("(")
        && !member
        && !NO_CALL.contains(name.name())
        && !isDefinition(tokens, open);
  }

  // WITH name (column, …) AS ( has the shape of a call.
  private static boolean isDefinition(List<Token> tokens, int open) {
    int after = next(tokens, closing(tokens, open) + 1);
    int body = after < tokens.size() ? next(tokens, after + 1) : tokens.size();
    return after < tokens.size()
        && tokens.get(after).is("AS")
        && body < tokens.size()
        && tokens.get(body).is("(");
  }

  private static boolean isNumber(List<Token> tokens, int at) {
    return at < tokens.size() && tokens.get(at).kind() == Kind.NUMBER;
  }

  static int next(List<Token> tokens, int from) {
    int at = from;
    while (at < tokens.size() && tokens.get(at).isSpace()) {
      at++;
    }
    return at;
  }

  /** The bracket that closes the one at a place; the end when none does. */
  static int closing(List<Token> tokens, int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      if (tokens.get(i).is("(")) {
        depth++;
      } else if (tokens.get(i).is(")") && --depth == 0) {
        return i;
      }
    }
    return tokens.size();
  }

  /** Cuts at commas that are in no brackets. */
  static List<List<Token>> arguments(List<Token> tokens) {
    List<List<Token>> arguments = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < tokens.size(); i++) {
      depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
      if (depth == 0 && tokens.get(i).is(",")) {
        arguments.add(tokens.subList(start, i));
        start = i + 1;
      }
    }
    if (next(tokens, start) < tokens.size()) {
      arguments.add(tokens.subList(start, tokens.size()));
    }
    return arguments;
  }
}
