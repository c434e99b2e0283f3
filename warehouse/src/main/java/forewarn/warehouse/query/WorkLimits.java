package forewarn.warehouse.query;

import forewarn.warehouse.catalogue.Catalogue;
import forewarn.warehouse.query.QueryRefusedException.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Refuses a query whose expressions could build huge values. DuckDB looks for an interruption
 * between blocks of 2,048 rows, not within one, and the memory of a block's texts and lists is
 * outside its limit: {@code repeat('x', 3000000000)} cannot be ended for 20 seconds, and a text of
 * 35 MB that is put together with another for each row of a block takes 70 GB, which ends the
 * process. So what one row's expressions can build is reckoned beforehand, on the syntax tree, from
 * the names and constants in it; the bound is too high rather than too low. What operators hold
 * (sorts, joins, aggregates) is not counted here: that is within DuckDB's limit, and can be
 * interrupted.
 */
final class WorkLimits {
  /** Bytes that all expressions together may build for one row. */
  static final double MOST_BYTES = 128 * 1024;

  private static final int MOST_EXPRESSIONS = 20_000;
  private static final int MOST_SOURCES = 100;
  private static final int MOST_SELECTS = 500;
  private static final int LONGEST_NAME = 8;
  private static final int MOST_GROUPING_SETS = 64;
  private static final int STEPS_OF_GROWTH = 20;

  private final FunctionSizes functions;
  private final KnownSizes known;
  private final FunctionCost calls;
  private final String sql;
  private Map<String, double[]> aliases = new HashMap<>();
  private double bytes;
  private double expressions;
  private int sources;
  private int selects;

  private WorkLimits(String sql, FunctionSizes functions, Catalogue catalogue) {
    this.sql = sql;
    this.functions = functions;
    this.known = new KnownSizes(catalogue);
    this.calls = new FunctionCost(this, functions);
  }

  /**
   * @param statement of {@link forewarn.warehouse.database.ParsedSql#tree}
   * @throws QueryRefusedException when it could build too much
   */
  static void check(String sql, JsonNode statement, FunctionSizes functions, Catalogue catalogue) {
    new WorkLimits(sql, functions, catalogue).query(statement.path("node"));
  }

  /**
   * The size of a value.
   *
   * @param collected whether it grows with the rows of a group
   */
  record Size(double bytes, boolean collected) {
    static final Size NUMBER = new Size(FunctionSizes.NUMBER, false);

    static Size of(double bytes) {
      return new Size(bytes, false);
    }

    Size and(Size other) {
      return new Size(bytes + other.bytes, collected || other.collected);
    }

    Size or(Size other) {
      return new Size(Math.max(bytes, other.bytes), collected || other.collected);
    }

    /** As a query further out sees it, where it may be there once for each of many rows. */
    double outside() {
      return collected ? KnownSizes.UNBOUNDED : bytes;
    }
  }

  /** What a select gives: the names of its columns, as far as they are written, and their sizes. */
  private record Output(List<String> names, List<Double> sizes, boolean star) {
    double largest() {
      return sizes.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }
  }

  private Output query(JsonNode node) {
    if (++selects > MOST_SELECTS) {
      throw refusal("more than " + MOST_SELECTS + " selects in one", null);
    }
    Map<String, double[]> outer = aliases;
    aliases = new HashMap<>();
    definitions(node.path("cte_map").path("map"));
    Output output =
        switch (node.path("type").asString("")) {
          case "SELECT_NODE" -> select(node);
          case "RECURSIVE_CTE_NODE" -> recursion(node);
          default -> union(node);
        };
    aliases = outer;
    return output;
  }

  private void definitions(JsonNode map) {
    for (JsonNode definition : map) {
      JsonNode value = definition.path("value");
      if (value.path("materialized").asString("").equals("CTE_MATERIALIZE_NEVER")) {
        throw refusal("NOT MATERIALIZED is not allowed: leave it out", null);
      }
      nested(value);
      rename(value.path("aliases"));
    }
  }

  private Output select(JsonNode node) {
    if (node.path("group_sets").size() > MOST_GROUPING_SETS) {
      throw refusal(
          node.path("group_sets").size() + " grouping sets, at most " + MOST_GROUPING_SETS, null);
    }
    source(node.path("from_table"));
    List<String> names = new ArrayList<>();
    boolean star = false;
    List<Double> sizes = new ArrayList<>();
    for (JsonNode expression : node.path("select_list")) {
      double bytesBefore = bytes;
      double expressionsBefore = expressions;
      Size size = size(expression);
      String name = name(expression);
      star |= isStar(expression);
      sizes.add(isStar(expression) ? known.largest() : size.outside());
      names.add(name);
      if (!name.isEmpty()) {
        aliases.put(
            name.toLowerCase(java.util.Locale.ROOT),
            new double[] {bytes - bytesBefore, expressions - expressionsBefore});
      }
      announce(expression, name, size.outside());
    }
    node.propertyStream()
        .filter(field ->
            !field.getKey().equals("cte_map")
                && !field.getKey().equals("from_table")
                && !field.getKey().equals("select_list"))
        .forEach(field -> nested(field.getValue()));
    return new Output(names, sizes, star);
  }

  private void announce(JsonNode expression, String name, double size) {
    boolean renamed = !expression.path("alias").asString("").isEmpty();
    if (renamed) {
      known.raise(name, size);
    } else if (!isColumn(expression) && !isStar(expression)) {
      known.raiseUnnamed(size);
    }
  }

  private Output union(JsonNode node) {
    List<Output> outputs = new ArrayList<>();
    node.propertyStream()
        .filter(field -> !field.getKey().equals("cte_map"))
        .forEach(field -> branches(field.getValue(), outputs));
    double largest = outputs.stream().mapToDouble(Output::largest).max().orElse(0);
    boolean star = outputs.stream().anyMatch(Output::star);
    List<String> names = outputs.isEmpty() ? List.of() : outputs.getFirst().names();
    raise(names, star, largest);
    return new Output(names, names.stream().map(name -> largest).toList(), star);
  }

  private void branches(JsonNode value, List<Output> outputs) {
    if (isQuery(value)) {
      outputs.add(query(value));
    } else if (value.isArray()) {
      value.forEach(child -> branches(child, outputs));
    } else {
      nested(value);
    }
  }

  // A step may add to a value, as a path does, but not multiply it: 40 doublings are a terabyte.
  private Output recursion(JsonNode node) {
    Output first = query(node.path("left"));
    List<String> names = named(node.path("aliases"), first);
    raise(names, first);
    Output second = query(node.path("right"));
    if (!fits(second, names) || first.star()) {
      known.raiseAll(Math.max(first.largest(), second.largest()));
    }
    raise(names, second);
    Output third = query(node.path("right"));
    double growth = 0;
    for (int i = 0; i < third.sizes().size(); i++) {
      double before = size(first, i);
      double step = Math.max(0, size(second, i) - before);
      if (!(third.sizes().get(i) - size(second, i) <= step + 1)) {
        throw refusal("each step of the recursion makes its values longer by a factor", null);
      }
      growth = Math.max(growth, step);
    }
    double end = growth == 0 ? 0 : third.largest() + STEPS_OF_GROWTH * growth;
    names.stream().filter(name -> !name.isEmpty()).forEach(name -> known.raise(name, end));
    node.path("payload_aggregates").forEach(this::nested);
    return new Output(
        names, names.stream().map(name -> Math.max(end, known.of(name))).toList(), first.star());
  }

  private static List<String> named(JsonNode aliases, Output output) {
    List<String> names = new ArrayList<>();
    aliases.forEach(alias -> names.add(alias.asString("")));
    return names.isEmpty() ? output.names() : names;
  }

  private static boolean fits(Output output, List<String> names) {
    return !output.star() && output.sizes().size() == names.size();
  }

  private static double size(Output output, int column) {
    return column < output.sizes().size() ? output.sizes().get(column) : output.largest();
  }

  private void raise(List<String> names, Output output) {
    for (int i = 0; i < names.size(); i++) {
      double size = size(output, i);
      if (names.get(i).isEmpty()) {
        known.raiseUnnamed(size);
      } else {
        known.raise(names.get(i), size);
      }
    }
  }

  private void raise(List<String> names, boolean star, double size) {
    names.stream().filter(name -> !name.isEmpty()).forEach(name -> known.raise(name, size));
    known.raiseUnnamed(size);
    if (star) {
      known.raiseAll(size);
    }
  }

  private void rename(JsonNode names) {
    double largest = known.largest();
    names.forEach(name -> known.raise(name.asString(""), largest));
  }

  private void source(JsonNode source) {
    String type = source.path("type").asString("");
    if (!type.equals("EMPTY") && ++sources > MOST_SOURCES) {
      throw refusal("more than " + MOST_SOURCES + " tables in FROM", null);
    }
    if (type.equals("TABLE_FUNCTION")) {
      // In FROM rows are made block by block: only the arguments count.
      source.path("function").path("arguments").forEach(this::nested);
    } else if (type.equals("JOIN")) {
      source(source.path("left"));
      source(source.path("right"));
      nested(source.path("condition"));
    } else {
      nested(source);
    }
    if (type.contains("PIVOT")) {
      known.raiseAll(known.largest());
    }
    rename(source.path("column_name_alias"));
  }

  /** Whatever is in a part of the tree that is no expression by itself. */
  void nested(JsonNode node) {
    if (node.isArray()) {
      node.forEach(this::nested);
    } else if (isQuery(node)) {
      query(node);
    } else if (node.has("class")) {
      size(node);
    } else if (node.isObject()) {
      boolean isSource = node.has("column_name_alias") && node.has("sample");
      node.propertyStream()
          .map(Map.Entry::getValue)
          .forEach(value -> {
            if (value.has("sample") && !isQuery(value) && !value.has("class")) {
              source(value);
            } else {
              nested(value);
            }
          });
      if (isSource) {
        rename(node.path("column_name_alias"));
      }
    }
  }

  Size size(JsonNode expression) {
    if (++expressions > MOST_EXPRESSIONS) {
      throw refusal("it is too long once its names are filled in", expression);
    }
    Size size =
        switch (expression.path("class").asString("")) {
          case "CONSTANT" -> constant(expression);
          case "COLUMN_REF" -> column(expression);
          case "FUNCTION" -> calls.size(expression);
          case "WINDOW" -> window(expression);
          case "CAST" -> calls.cast(expression);
          case "CASE" -> choice(expression);
          case "SUBQUERY" -> subquery(expression);
          case "STAR" -> star(expression);
          case "COMPARISON", "CONJUNCTION", "BETWEEN" -> {
            children(expression);
            yield Size.NUMBER;
          }
          case "TYPE" -> Size.of(0);
          default -> children(expression);
        };
    return size;
  }

  /** Adds what a call builds for each row; the position is the call's. */
  void spend(double amount, JsonNode expression, String what) {
    bytes += amount;
    if (!(bytes <= MOST_BYTES)) {
      throw refusal(
          "%s could build more than %,.0f bytes for each row".formatted(what, MOST_BYTES),
          expression);
    }
  }

  /** Lets the parameters of a lambda stand for values of a size. */
  void parameters(JsonNode names, double size) {
    if (names.path("class").asString("").equals("COLUMN_REF")) {
      known.raise(name(names), size);
    }
    names.path("arguments").forEach(one -> parameters(one.path("expression"), size));
    names.path("children").forEach(child -> parameters(child, size));
  }

  double spent() {
    return bytes;
  }

  private Size constant(JsonNode expression) {
    JsonNode literal = expression.path("literal");
    int length = literal.path("text").asString("").length();
    return literal.path("kind").asString("").equals("STRING")
        ? Size.of(length)
        : Size.of(Math.max(length, FunctionSizes.NUMBER));
  }

  private Size column(JsonNode expression) {
    JsonNode path = expression.path("column_names");
    if (path.size() > LONGEST_NAME) {
      throw refusal("a name of " + path.size() + " parts, at most " + LONGEST_NAME, expression);
    }
    String name = path.isEmpty() ? "" : path.get(path.size() - 1).asString("");
    double @Nullable [] alias =
        path.size() == 1 ? aliases.get(name.toLowerCase(java.util.Locale.ROOT)) : null;
    if (alias != null) {
      expressions += alias[1];
      spend(alias[0], expression, name);
    }
    return Size.of(known.of(name));
  }

  private Size window(JsonNode expression) {
    String name = calls.name(expression);
    if (functions.collects(name)) {
      throw refusal(
          name + " is not allowed over a window: its results grow with each row", expression);
    }
    Size size = children(expression);
    return functions.isFixed(name) ? Size.NUMBER : size;
  }

  private Size choice(JsonNode expression) {
    Size largest = size(expression.path("else_expr"));
    for (JsonNode check : expression.path("case_checks")) {
      size(check.path("when_expr"));
      largest = largest.or(size(check.path("then_expr")));
    }
    return largest;
  }

  private Size subquery(JsonNode expression) {
    nested(expression.path("child"));
    double largest = query(expression.path("subquery").path("node")).largest();
    return Size.of(largest);
  }

  private Size star(JsonNode expression) {
    for (JsonNode entry : expression.path("replace_list")) {
      known.raise(entry.path("key").asString(""), size(entry.path("value")).outside());
    }
    for (JsonNode entry : expression.path("rename_list")) {
      JsonNode key = entry.path("key");
      String old = key.isString() ? key.asString() : key.path("column").asString("");
      known.raise(entry.path("value").asString(""), known.of(old));
    }
    nested(expression.path("expr"));
    return Size.of(known.largest());
  }

  private Size children(JsonNode expression) {
    Size[] sum = {Size.of(FunctionSizes.NUMBER)};
    expression
        .propertyStream()
        .filter(field -> !field.getKey().equals("type_expr"))
        .forEach(field -> sum[0] = sum[0].and(all(field.getValue())));
    return sum[0];
  }

  private Size all(JsonNode value) {
    if (value.isArray()) {
      Size sum = Size.of(0);
      for (JsonNode one : value) {
        sum = sum.and(all(one));
      }
      return sum;
    } else if (value.has("class")) {
      return size(value);
    } else if (isQuery(value)) {
      query(value);
    } else if (value.isObject()) {
      Size[] sum = {Size.of(0)};
      value.propertyStream().forEach(field -> sum[0] = sum[0].and(all(field.getValue())));
      return sum[0];
    }
    return Size.of(0);
  }

  /** A refusal that shows its place in the text. */
  QueryRefusedException refusal(String message, @Nullable JsonNode expression) {
    int place = expression == null ? -1 : locate(expression);
    return new QueryRefusedException(
        Reason.TOO_LARGE, message, place < 0 ? null : Position.of(sql, place));
  }

  // DuckDB counts bytes of UTF-8.
  private int locate(JsonNode expression) {
    String location = expression.path("query_location").asString("");
    if (location.isEmpty() || location.length() > 9) {
      return -1;
    }
    return SourceText.offset(sql, Integer.parseInt(location));
  }

  private static String name(JsonNode expression) {
    String alias = expression.path("alias").asString("");
    JsonNode path = expression.path("column_names");
    return alias.isEmpty() && !path.isEmpty() ? path.get(path.size() - 1).asString("") : alias;
  }

  private static boolean isQuery(JsonNode node) {
    return node.path("type").asString("").endsWith("_NODE");
  }

  private static boolean isStar(JsonNode expression) {
    return expression.path("class").asString("").equals("STAR");
  }

  private static boolean isColumn(JsonNode expression) {
    return expression.path("class").asString("").equals("COLUMN_REF");
  }
}
