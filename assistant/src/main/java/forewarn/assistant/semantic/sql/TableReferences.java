package forewarn.assistant.semantic.sql;

import forewarn.assistant.semantic.sql.Token.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the tables that a select names. A database before a schema is left out, a name without
 * schema gets its own, and a table of the model becomes a definition at the head of the select.
 */
final class TableReferences {
  private static final Set<String> BEFORE_TABLE = Set.of("FROM", "JOIN");
  private static final Set<String> AFTER_TABLES =
      Set.of("WHERE", "GROUP", "ORDER", "HAVING", "QUALIFY", "LIMIT", "UNION", "SELECT", "EXCEPT");

  private final TableNames tables;
  private final Map<String, String> definitions = new LinkedHashMap<>();

  TableReferences(TableNames tables) {
    this.tables = tables;
  }

  List<Token> resolve(List<Token> tokens) {
    Set<String> own = ownNames(tokens);
    List<Token> resolved = new ArrayList<>();
    List<Boolean> inTables = new ArrayList<>(List.of(false));
    boolean expected = false;
    int i = 0;
    while (i < tokens.size()) {
      Token token = tokens.get(i);
      int end = chainEnd(tokens, i);
      if (token.isName() && end > i) {
        resolved.addAll(chain(tokens.subList(i, end + 1)));
        expected = false;
        i = end + 1;
        continue;
      }
      resolved.add(expected && token.isName() ? single(token, own) : token);
      if (!token.isSpace()) {
        expected = expects(token, inTables);
      }
      i++;
    }
    return resolved;
  }

  // Keeps whether a comma separates tables, for every depth of brackets.
  private static boolean expects(Token token, List<Boolean> inTables) {
    String word = token.kind() == Kind.WORD ? token.name() : "";
    if (token.is("(")) {
      inTables.add(false);
    } else if (token.is(")") && inTables.size() > 1) {
      inTables.removeLast();
    } else if (word.equals("FROM")) {
      inTables.set(inTables.size() - 1, true);
    } else if (AFTER_TABLES.contains(word)) {
      inTables.set(inTables.size() - 1, false);
    }
    return BEFORE_TABLE.contains(word) || token.is(",") && inTables.getLast();
  }

  // Names that the text itself defines: name AS (
  private static Set<String> ownNames(List<Token> tokens) {
    List<Token> dense = tokens.stream().filter(token -> !token.isSpace()).toList();
    Set<String> names = new HashSet<>();
    for (int i = 0; i + 2 < dense.size(); i++) {
      if (dense.get(i).isName() && dense.get(i + 1).is("AS") && dense.get(i + 2).is("(")) {
        names.add(dense.get(i).name());
      }
    }
    return names;
  }

  private static int chainEnd(List<Token> tokens, int start) {
    int end = start;
    while (end + 2 < tokens.size() && tokens.get(end + 1).is(".") && tokens.get(end + 2).isName()) {
      end += 2;
    }
    return end;
  }

  // database.schema.table, with a column behind it or not.
  private List<Token> chain(List<Token> chain) {
    boolean qualified =
        chain.size() >= 5 && tables.isObject(chain.get(2).name(), chain.get(4).name());
    return qualified ? chain.subList(2, chain.size()) : chain;
  }

  private Token single(Token token, Set<String> own) {
    String name = token.name();
    if (own.contains(name)) {
      return token;
    }
    Optional<String> object = tables.object(name);
    if (object.isPresent()) {
      return new Token(Kind.WORD, object.get(), token.offset());
    }
    String logical = name.startsWith("__") ? name.substring(2) : name;
    tables.select(logical).ifPresent(select -> definitions.put(name, select));
    return token;
  }

  /** The select with the definitions that it needs. */
  String withDefinitions(String sql) {
    if (definitions.isEmpty()) {
      return sql;
    }
    String defined =
        definitions.entrySet().stream()
            .map(entry ->
                Names.quoted(entry.getKey().toLowerCase(Locale.ROOT))
                    + " as ("
                    + entry.getValue()
                    + ")")
            .collect(Collectors.joining(", "));
    List<Token> tokens = Tokens.of(sql);
    int first = 0;
    while (first < tokens.size() && tokens.get(first).isSpace()) {
      first++;
    }
    boolean hasOwn = first < tokens.size() && tokens.get(first).is("WITH");
    return hasOwn
        ? "with " + defined + "," + Tokens.join(tokens.subList(first + 1, tokens.size()))
        : "with " + defined + " " + sql;
  }
}
