package forewarn.warehouse.lineage;

import forewarn.warehouse.lineage.Rows.Output;
import forewarn.warehouse.lineage.Scope.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The origin of every column of a select, found on DuckDB's syntax tree: through WITH clauses,
 * sub-queries, joins, stars and unions. What the tree does not tell, such as the columns of a
 * pivot, counts as coming from all columns it could come from, and is marked so.
 */
final class SelectLineage {
  private static final int MOST_RECURSIONS = 10;

  private final Function<String, Rows> tables;
  private final ExpressionLineage expressions;

  /**
   * @param tables the columns of a table by its name with schema
   * @param aggregates names of aggregate functions
   */
  SelectLineage(Function<String, Rows> tables, Set<String> aggregates) {
    this.tables = tables;
    this.expressions = new ExpressionLineage(aggregates, this);
  }

  /** The columns of a whole select. */
  Rows of(JsonNode statement) {
    return query(statement.path("node"), Map.of(), null);
  }

  Rows query(JsonNode node, Map<String, Rows> defined, @Nullable Scope outer) {
    Map<String, Rows> visible = withDefinitions(node, defined, outer);
    return switch (node.path("type").asString("")) {
      case "SELECT_NODE" -> select(node, visible, outer);
      case "SET_OPERATION_NODE" -> union(node, visible, outer);
      case "RECURSIVE_CTE_NODE" -> recursion(node, visible, outer);
      default -> Rows.unnamed(everyTableIn(node).guessed());
    };
  }

  private Map<String, Rows> withDefinitions(
      JsonNode node, Map<String, Rows> defined, @Nullable Scope outer) {
    Map<String, Rows> visible = new HashMap<>(defined);
    for (JsonNode definition : node.path("cte_map").path("map")) {
      JsonNode value = definition.path("value");
      JsonNode query = value.has("query_node") ? value.path("query_node") : value.path("query");
      Rows rows = query(query.has("node") ? query.path("node") : query, Map.copyOf(visible), outer);
      visible.put(lower(definition.path("key").asString("")), rows.named(texts(value, "aliases")));
    }
    return visible;
  }

  private Rows select(JsonNode node, Map<String, Rows> defined, @Nullable Scope outer) {
    Scope scope = new Scope(from(node.path("from_table"), defined, outer), outer);
    List<Output> columns = new ArrayList<>();
    Origin others = null;
    for (JsonNode item : node.path("select_list")) {
      Rows rows = expressions.columns(item, scope, defined);
      columns.addAll(rows.columns());
      others = Rows.together(others, rows.others());
      rows.columns().stream()
          .filter(column -> !item.path("alias").asString("").isEmpty())
          .forEach(column -> scope.give(column.name(), column.origin()));
    }
    return new Rows(columns, others);
  }

  /** What decides whether a query has rows. */
  Origin existence(JsonNode node, Map<String, Rows> defined, @Nullable Scope outer) {
    Map<String, Rows> visible = withDefinitions(node, defined, outer);
    Scope scope = new Scope(from(node.path("from_table"), visible, outer), outer);
    return expressions.origin(node.path("where_clause"), scope, visible);
  }

  private Rows union(JsonNode node, Map<String, Rows> defined, @Nullable Scope outer) {
    List<JsonNode> parts = new ArrayList<>();
    node.path("children").forEach(parts::add);
    if (parts.isEmpty()) {
      parts.add(node.path("left"));
      parts.add(node.path("right"));
    }
    String type = node.path("setop_type").asString("");
    Rows all = query(parts.getFirst(), defined, outer);
    for (JsonNode part : parts.subList(1, type.equals("EXCEPT") ? 1 : parts.size())) {
      Rows lower = query(part, defined, outer);
      all = type.equals("UNION_BY_NAME") ? lower.matchedTo(all) : lower.stackedOn(all);
    }
    return all;
  }

  // The recursive part reads what it gives itself: repeated until it adds nothing.
  private Rows recursion(JsonNode node, Map<String, Rows> defined, @Nullable Scope outer) {
    Map<String, Rows> visible = new HashMap<>(defined);
    Rows rows = query(node.path("left"), defined, outer).named(texts(node, "aliases"));
    for (int i = 0; i < MOST_RECURSIONS; i++) {
      visible.put(lower(node.path("cte_name").asString("")), rows);
      Rows next = query(node.path("right"), visible, outer).stackedOn(rows);
      if (next.equals(rows)) {
        break;
      }
      rows = next;
    }
    return rows;
  }

  private List<Relation> from(JsonNode node, Map<String, Rows> defined, @Nullable Scope outer) {
    return switch (node.path("type").asString("EMPTY")) {
      case "EMPTY" -> List.of();
      case "BASE_TABLE" -> List.of(table(node, defined));
      case "JOIN" -> join(node, defined, outer);
      case "SUBQUERY" ->
          List.of(derived(node, query(node.path("subquery").path("node"), defined, outer)));
      case "TABLE_FUNCTION" ->
          List.of(derived(node, called(node.path("function"), defined, outer)));
      case "EXPRESSION_LIST" -> List.of(derived(node, values(node, defined, outer)));
      default -> List.of(derived(node, Rows.unnamed(everyTableIn(node).guessed())));
    };
  }

  private Relation table(JsonNode node, Map<String, Rows> defined) {
    List<String> path = texts(node.path("qualified_name"), "path");
    Rows common = path.size() == 1 ? defined.get(lower(path.getFirst())) : null;
    Rows rows = common != null ? common : tables.apply(String.join(".", path));
    Relation relation = derived(node, rows);
    return relation.name().isEmpty()
        ? new Relation(
            path.size() > 1 ? path.get(path.size() - 2) : "",
            path.getLast(),
            relation.rows(),
            Set.of())
        : relation;
  }

  private static Relation derived(JsonNode node, Rows rows) {
    return new Relation(
        "",
        node.path("alias").asString(""),
        rows.named(texts(node, "column_name_alias")),
        Set.of());
  }

  // A function in FROM, and a sub-query, may use the tables before it.
  private List<Relation> join(JsonNode node, Map<String, Rows> defined, @Nullable Scope outer) {
    List<Relation> left = from(node.path("left"), defined, outer);
    List<Relation> right = from(node.path("right"), defined, new Scope(left, outer));
    String type = node.path("join_type").asString("");
    if (type.equals("SEMI") || type.equals("ANTI")) {
      return left;
    }
    List<Relation> both = new ArrayList<>(left);
    for (Relation relation : right) {
      both.add(
          new Relation(
              relation.schema(), relation.name(), relation.rows(), merged(node, left, relation)));
    }
    return both;
  }

  private static Set<String> merged(JsonNode join, List<Relation> left, Relation relation) {
    Set<String> merged = new HashSet<>(relation.merged());
    texts(join, "using_columns").forEach(column -> merged.add(lower(column)));
    if (join.path("ref_type").asString("").equals("NATURAL")) {
      relation.rows().columns().stream()
          .map(Output::name)
          .filter(name -> left.stream().anyMatch(other -> other.rows().has(name)))
          .forEach(name -> merged.add(lower(name)));
    }
    return merged;
  }

  private Rows called(JsonNode function, Map<String, Rows> defined, @Nullable Scope outer) {
    Scope scope = outer == null ? new Scope(List.of(), null) : outer;
    Origin arguments = expressions.origin(function.path("arguments"), scope, defined);
    return Rows.unnamed(arguments.by(Derivation.COMPUTED));
  }

  private Rows values(JsonNode node, Map<String, Rows> defined, @Nullable Scope outer) {
    Scope scope = outer == null ? new Scope(List.of(), null) : outer;
    Rows all = Rows.NONE;
    for (JsonNode row : node.path("values")) {
      List<Output> columns = new ArrayList<>();
      for (JsonNode value : row) {
        columns.add(new Output("col" + columns.size(), expressions.origin(value, scope, defined)));
      }
      Rows rows = new Rows(columns, null);
      all = all.columns().isEmpty() ? rows : rows.stackedOn(all);
    }
    return all;
  }

  private Origin everyTableIn(JsonNode node) {
    List<Origin> found = new ArrayList<>();
    node.findParents("qualified_name").stream()
        .filter(parent -> parent.path("type").asString("").equals("BASE_TABLE"))
        .map(parent -> texts(parent.path("qualified_name"), "path"))
        .filter(path -> path.size() > 1)
        .forEach(path -> found.add(tables.apply(String.join(".", path)).everything()));
    return Origin.all(found);
  }

  static List<String> texts(JsonNode node, String field) {
    List<String> texts = new ArrayList<>();
    node.path(field).forEach(text -> texts.add(text.asString("")));
    return texts;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
