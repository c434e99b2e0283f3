package forewarn.warehouse.database;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * What DuckDB's own parser sees in a select: which tables it reads and which functions it calls. A
 * name is resolved as DuckDB does, so that a name defined in a WITH clause counts as such only
 * where it is visible.
 *
 * @param tables read, other than those defined by the text itself
 * @param functions called, with operators, in lower case
 * @param tableFunctions called in FROM, in lower case
 * @param others parts of FROM that are none of these, such as SHOW
 */
public record ParsedSql(
    List<Name> tables, Set<String> functions, Set<String> tableFunctions, Set<String> others) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> HARMLESS_SOURCES =
      Set.of("EMPTY", "SUBQUERY", "JOIN", "EXPRESSION_LIST", "PIVOT");

  public ParsedSql {
    tables = List.copyOf(tables);
    functions = Set.copyOf(functions);
    tableFunctions = Set.copyOf(tableFunctions);
    others = Set.copyOf(others);
  }

  /** A table's name as written, catalog and schema included where they were. */
  public record Name(List<String> path) {
    public Name {
      path = List.copyOf(path);
    }

    @Override
    public String toString() {
      return String.join(".", path);
    }
  }

  /**
   * Parses one select.
   *
   * @throws UnreadableSqlException when the text is not exactly one select
   */
  public static ParsedSql parse(Session session, String sql) {
    return new Walk().walkAll(tree(session, sql));
  }

  /**
   * DuckDB's syntax tree of one select, as {@code json_serialize_sql} gives it; its query is in
   * {@code node}.
   *
   * @throws UnreadableSqlException when the text is not exactly one select
   */
  public static JsonNode tree(Session session, String sql) {
    String text = session.list("select json_serialize_sql(?)", row -> row.text(1), sql).getFirst();
    JsonNode tree = JSON.readTree(text);
    if (tree.path("error").asBoolean()) {
      throw UnreadableSqlException.of(sql, tree);
    }
    if (tree.path("statements").size() != 1) {
      throw new UnreadableSqlException(
          "expected one statement, found " + tree.path("statements").size());
    }
    return tree.path("statements").get(0);
  }

  /** The same for a tree that {@link #tree} gave. */
  public static ParsedSql of(JsonNode statement) {
    return new Walk().walkAll(statement);
  }

  private static final class Walk {
    private final List<Name> tables = new ArrayList<>();
    private final Set<String> functions = new HashSet<>();
    private final Set<String> tableFunctions = new HashSet<>();
    private final Set<String> others = new HashSet<>();

    ParsedSql walkAll(JsonNode statement) {
      walk(statement.path("node"), Set.of());
      return new ParsedSql(tables, functions, tableFunctions, others);
    }

    private void walk(JsonNode node, Set<String> defined) {
      if (node.isArray()) {
        node.forEach(child -> walk(child, defined));
      } else if (node.isObject()) {
        note(node, defined);
        Set<String> visible = withDefinitions(node, defined);
        node.propertyStream()
            .filter(field -> !field.getKey().equals("cte_map"))
            .forEach(field -> walk(field.getValue(), visible));
      }
    }

    // A definition sees those before it, and itself only when it is recursive.
    private Set<String> withDefinitions(JsonNode node, Set<String> defined) {
      JsonNode definitions = node.path("cte_map").path("map");
      Set<String> visible = new HashSet<>(defined);
      if (node.path("type").asString("").equals("RECURSIVE_CTE_NODE")) {
        visible.add(lower(node.path("cte_name")));
      }
      for (JsonNode definition : definitions) {
        walk(definition.path("value"), Set.copyOf(visible));
        visible.add(lower(definition.path("key")));
      }
      return visible;
    }

    private void note(JsonNode node, Set<String> defined) {
      String type = node.path("type").asString("");
      if (node.has("function_name")) {
        functionName(node, type);
      }
      if (!node.has("sample") || type.endsWith("_NODE")) {
        return;
      }
      switch (type) {
        case "BASE_TABLE" -> table(node, defined);
        case "TABLE_FUNCTION" -> tableFunctions.add(calledName(node.path("function")));
        case "SHOW_REF" -> {
          if (node.path("query").isNull()) {
            others.add("SHOW");
          }
        }
        default -> {
          if (!HARMLESS_SOURCES.contains(type)) {
            others.add(type);
          }
        }
      }
    }

    private void functionName(JsonNode node, String type) {
      if (!type.equals("TABLE_FUNCTION")) {
        functions.add(calledName(node));
      }
    }

    private static String calledName(JsonNode function) {
      List<String> path = path(function.path("qualified_name"));
      return path.isEmpty()
          ? lower(function.path("function_name"))
          : String.join(".", path).toLowerCase(Locale.ROOT);
    }

    private void table(JsonNode node, Set<String> defined) {
      List<String> path = path(node.path("qualified_name"));
      if (path.size() != 1 || !defined.contains(path.getFirst().toLowerCase(Locale.ROOT))) {
        tables.add(new Name(path));
      }
    }

    private static List<String> path(JsonNode name) {
      List<String> path = new ArrayList<>();
      name.path("path").forEach(part -> path.add(part.asString()));
      return path;
    }

    private static String lower(JsonNode text) {
      return text.asString("").toLowerCase(Locale.ROOT);
    }
  }
}
