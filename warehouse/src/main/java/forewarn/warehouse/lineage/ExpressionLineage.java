package forewarn.warehouse.lineage;

import forewarn.warehouse.lineage.Rows.Output;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The columns an expression is computed from. */
final class ExpressionLineage {
  private final Set<String> aggregates;
  private final SelectLineage selects;

  ExpressionLineage(Set<String> aggregates, SelectLineage selects) {
    this.aggregates = Set.copyOf(aggregates);
    this.selects = selects;
  }

  /** The columns that one entry of a select list gives; stars give many. */
  Rows columns(JsonNode item, Scope scope, Map<String, Rows> defined) {
    if (isStar(item) && !item.path("columns").asBoolean()) {
      return star(item, scope, defined);
    }
    JsonNode choice = choice(item);
    if (choice != null) {
      return chosen(item, choice, scope, defined);
    }
    Origin origin = origin(item, scope, defined);
    Output output = new Output(nameOf(item), origin);
    // Of a struct, unnest gives columns whose names are not in the SQL.
    return calls(item, "unnest")
        ? new Rows(List.of(output), origin.guessed())
        : new Rows(List.of(output), null);
  }

  private static String nameOf(JsonNode item) {
    String alias = item.path("alias").asString("");
    if (!alias.isEmpty()) {
      return alias;
    }
    List<String> path = SelectLineage.texts(item, "column_names");
    return path.isEmpty() ? "" : path.getLast();
  }

  private Rows star(JsonNode star, Scope scope, Map<String, Rows> defined) {
    Rows all = scope.star(star.path("relation_name").asString(""));
    Set<String> excluded = Set.copyOf(lower(excluded(star)));
    Map<String, Origin> replaced = new HashMap<>();
    star.path("replace_list")
        .forEach(entry ->
            replaced.put(
                lower(entry.path("key").asString("")),
                origin(entry.path("value"), scope, defined)));
    Map<String, String> renamed = renamed(star);
    List<Output> columns = new ArrayList<>();
    for (Output column : all.columns()) {
      String name = lower(column.name());
      if (!excluded.contains(name)) {
        columns.add(
            new Output(
                renamed.getOrDefault(name, column.name()),
                replaced.getOrDefault(name, column.origin())));
      }
    }
    return new Rows(columns, all.others());
  }

  private static List<String> excluded(JsonNode star) {
    List<String> excluded = new ArrayList<>(SelectLineage.texts(star, "exclude_list"));
    star.path("qualified_exclude_list")
        .forEach(entry -> excluded.add(entry.path("column").asString("")));
    return excluded;
  }

  private static Map<String, String> renamed(JsonNode star) {
    Map<String, String> renamed = new HashMap<>();
    star.path("rename_list")
        .forEach(entry -> {
          JsonNode key = entry.path("key");
          renamed.put(
              lower(key.isObject() ? key.path("column").asString("") : key.asString("")),
              entry.path("value").asString(""));
        });
    return renamed;
  }

  // COLUMNS(...) anywhere in an expression makes it one column for each that is chosen.
  private Rows chosen(JsonNode item, JsonNode choice, Scope scope, Map<String, Rows> defined) {
    Rows all = star(choice, scope, defined);
    JsonNode pattern = choice.path("expr");
    boolean everything = pattern.isMissingNode() || pattern.isNull();
    Pattern wanted = everything ? Pattern.compile("") : patternOf(pattern);
    if (wanted == null) {
      return Rows.unnamed(all.everything().guessed());
    }
    Origin beside = item == choice ? Origin.NONE : originBeside(item, choice, scope, defined);
    List<Output> columns = new ArrayList<>();
    for (Output column : all.columns()) {
      if (wanted.matcher(column.name()).find()) {
        Origin origin =
            item == choice ? column.origin() : column.origin().by(derivationBy(item)).plus(beside);
        columns.add(new Output(column.name(), origin));
      }
    }
    return new Rows(columns, all.others());
  }

  private static @Nullable Pattern patternOf(JsonNode expression) {
    JsonNode literal = expression.path("literal");
    if (!literal.path("kind").asString("").equals("STRING")) {
      return null;
    }
    try {
      return Pattern.compile(literal.path("text").asString(""));
    } catch (PatternSyntaxException e) {
      return null;
    }
  }

  private Origin originBeside(
      JsonNode item, JsonNode choice, Scope scope, Map<String, Rows> defined) {
    List<Origin> found = new ArrayList<>();
    item.forEach(child -> {
      if (child != choice) {
        found.add(
            choice(child) == null
                ? origin(child, scope, defined)
                : originBeside(child, choice, scope, defined));
      }
    });
    return Origin.all(found).by(derivationBy(item));
  }

  private static @Nullable JsonNode choice(JsonNode node) {
    if (isStar(node) && node.path("columns").asBoolean()) {
      return node;
    }
    for (JsonNode child : node) {
      JsonNode found = isOwnQuery(child) ? null : choice(child);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static boolean isOwnQuery(JsonNode node) {
    return node.path("class").asString("").equals("SUBQUERY");
  }

  /** All columns an expression, or a list of them, is computed from. */
  Origin origin(JsonNode node, Scope scope, Map<String, Rows> defined) {
    return switch (node.path("class").asString("")) {
      case "COLUMN_REF" -> scope.resolve(SelectLineage.texts(node, "column_names"));
      case "CONSTANT" -> Origin.NONE;
      case "STAR" ->
          scope.star(node.path("relation_name").asString("")).everything().by(Derivation.COMPUTED);
      case "SUBQUERY" -> ofQuery(node, scope, defined);
      case "LAMBDA" -> ofLambda(node, scope, defined);
      case "POSITIONAL_REFERENCE" -> scope.everything().guessed();
      default -> ofParts(node, scope, defined).by(derivationBy(node));
    };
  }

  private Derivation derivationBy(JsonNode node) {
    boolean overRows =
        node.path("class").asString("").equals("WINDOW")
            || aggregates.contains(lower(node.path("function_name").asString("")));
    if (overRows) {
      return Derivation.AGGREGATED;
    }
    return node.isArray() || !node.has("class") ? Derivation.COPIED : Derivation.COMPUTED;
  }

  private Origin ofParts(JsonNode node, Scope scope, Map<String, Rows> defined) {
    List<Origin> parts = new ArrayList<>();
    node.forEach(part -> {
      if (part.isContainer()) {
        parts.add(origin(part, scope, defined));
      }
    });
    return Origin.all(parts);
  }

  private Origin ofQuery(JsonNode node, Scope scope, Map<String, Rows> defined) {
    Origin compared = origin(node.path("child"), scope, defined);
    JsonNode query = node.path("subquery").path("node");
    Origin found =
        node.path("subquery_type").asString("").endsWith("EXISTS")
            ? selects.existence(query, defined, scope)
            : selects.query(query, defined, scope).everything();
    return compared.plus(found).by(Derivation.COMPUTED);
  }

  // The names of a lambda's parameters are no columns.
  private Origin ofLambda(JsonNode node, Scope scope, Map<String, Rows> defined) {
    List<Output> parameters = new ArrayList<>();
    node.path("lhs").findValues("column_names").stream()
        .map(names -> names.path(0).asString(""))
        .forEach(name -> parameters.add(new Output(name, Origin.NONE)));
    Scope.Relation inner = new Scope.Relation("", "", new Rows(parameters, null), Set.of());
    return origin(node.path("expr"), new Scope(List.of(inner), scope), defined);
  }

  private static boolean isStar(JsonNode node) {
    return node.path("class").asString("").equals("STAR");
  }

  private static boolean calls(JsonNode node, String function) {
    return node.path("function_name").asString("").equalsIgnoreCase(function);
  }

  private static List<String> lower(List<String> texts) {
    return texts.stream().map(ExpressionLineage::lower).toList();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
