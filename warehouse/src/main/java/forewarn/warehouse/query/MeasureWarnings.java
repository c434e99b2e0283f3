package forewarn.warehouse.query;

import forewarn.warehouse.catalogue.Additivity;
import forewarn.warehouse.catalogue.Catalogue;
import forewarn.warehouse.catalogue.ColumnDefinition;
import forewarn.warehouse.query.MeasureSource.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Finds totals that do not mean what they seem to: a stock summed over hours, a ratio or a level
 * summed, a ratio averaged. Only a plain column of the catalogue is judged, also when it comes
 * through a subquery or a WITH clause unchanged, and only when it is certain which one it is; where
 * the query might look at one hour alone, nothing is said. A stock summed within a quotient is
 * right: hours of terminals, for a mean or for a ratio.
 */
final class MeasureWarnings {
  private static final Set<String> SUMS =
      Set.of("sum", "sum_no_overflow", "fsum", "kahan_sum", "sumkahan");
  private static final Set<String> MEANS = Set.of("avg", "mean", "favg");

  private final String sql;
  private final Catalogue catalogue;
  private final List<Warning> warnings = new ArrayList<>();

  private MeasureWarnings(String sql, Catalogue catalogue) {
    this.sql = sql;
    this.catalogue = catalogue;
  }

  static List<Warning> of(String sql, JsonNode statement, Catalogue catalogue) {
    MeasureWarnings found = new MeasureWarnings(sql, catalogue);
    found.query(statement.path("node"), Map.of());
    return found.warnings.stream().distinct().toList();
  }

  private MeasureSource query(JsonNode node, Map<String, MeasureSource> outer) {
    Map<String, MeasureSource> defined = new HashMap<>(outer);
    for (JsonNode definition : node.path("cte_map").path("map")) {
      String name = definition.path("key").asString("").toLowerCase(Locale.ROOT);
      JsonNode value = definition.path("value");
      MeasureSource source = inner(value, defined);
      defined.put(name, value.path("aliases").isEmpty() ? source : MeasureSource.unknown(name));
    }
    if (node.path("type").asString("").equals("SELECT_NODE")) {
      return select(node, defined);
    }
    if (node.path("type").asString("").equals("RECURSIVE_CTE_NODE")) {
      String name = node.path("cte_name").asString("").toLowerCase(Locale.ROOT);
      defined.put(name, MeasureSource.unknown(name));
    }
    node.propertyStream()
        .filter(field -> !field.getKey().equals("cte_map"))
        .forEach(field -> descend(field.getValue(), defined));
    return MeasureSource.unknown("");
  }

  // The query that is somewhere below.
  private MeasureSource inner(JsonNode node, Map<String, MeasureSource> defined) {
    if (node.path("type").asString("").endsWith("_NODE")) {
      return query(node, defined);
    }
    MeasureSource found = MeasureSource.unknown("");
    for (JsonNode child : node) {
      if (child.isObject() && !child.isEmpty()) {
        MeasureSource below = inner(child, defined);
        found = below.columns().isEmpty() ? found : below;
      }
    }
    return found;
  }

  private void descend(JsonNode node, Map<String, MeasureSource> defined) {
    if (node.path("type").asString("").endsWith("_NODE")) {
      query(node, defined);
    } else {
      node.forEach(child -> descend(child, defined));
    }
  }

  private MeasureSource select(JsonNode node, Map<String, MeasureSource> defined) {
    List<MeasureSource> sources = new ArrayList<>();
    from(node.path("from_table"), defined, sources);
    Selection selection = new Selection(node, sources);
    node.propertyStream()
        .filter(field -> !field.getKey().equals("cte_map") && !field.getKey().equals("from_table"))
        .forEach(field -> judge(field.getValue(), selection, defined, Place.ALONE));
    return selection.output();
  }

  private void from(
      JsonNode node, Map<String, MeasureSource> defined, List<MeasureSource> sources) {
    String alias = node.path("alias").asString("");
    boolean renamed = !node.path("column_name_alias").isEmpty();
    switch (node.path("type").asString("")) {
      case "BASE_TABLE" -> {
        MeasureSource source = table(node, alias, defined);
        sources.add(renamed ? MeasureSource.unknown(source.name()) : source);
      }
      case "SUBQUERY" -> {
        MeasureSource source = inner(node.path("subquery"), defined).named(alias);
        sources.add(renamed ? MeasureSource.unknown(alias) : source);
      }
      case "JOIN" -> {
        from(node.path("left"), defined, sources);
        from(node.path("right"), defined, sources);
        descend(node.path("condition"), defined);
      }
      default -> {
        descend(node, defined);
        if (!node.path("type").asString("").equals("EMPTY")) {
          sources.add(MeasureSource.unknown(alias));
        }
      }
    }
  }

  private MeasureSource table(JsonNode node, String alias, Map<String, MeasureSource> defined) {
    List<String> path = new ArrayList<>();
    node.path("qualified_name").path("path").forEach(part -> path.add(part.asString()));
    String name = String.join(".", path);
    MeasureSource definition = defined.get(name.toLowerCase(Locale.ROOT));
    if (path.size() == 1 && definition != null) {
      return definition.named(alias.isEmpty() ? name : alias);
    }
    return catalogue
        .find(name)
        .map(object -> MeasureSource.of(object, alias))
        .orElseGet(() -> MeasureSource.unknown(alias));
  }

  /** Whether a total stands for itself or is part of a quotient, as in ONTs offline per hour. */
  private enum Place {
    ALONE,
    IN_QUOTIENT
  }

  private void judge(
      JsonNode node, Selection selection, Map<String, MeasureSource> defined, Place place) {
    if (node.path("type").asString("").endsWith("_NODE")) {
      query(node, defined);
      return;
    }
    String name = node.path("function_name").asString("").toLowerCase(Locale.ROOT);
    if (SUMS.contains(name) || MEANS.contains(name)) {
      JsonNode argument = node.path("arguments").path(0).path("expression");
      selection
          .origin(argument)
          .filter(
              origin -> place == Place.ALONE || origin.column().additivity() != Additivity.STOCK)
          .flatMap(origin -> warning(name, node, argument, origin, selection))
          .ifPresent(warnings::add);
    }
    Place below = name.equals("/") || name.equals("//") ? Place.IN_QUOTIENT : place;
    node.forEach(child -> judge(child, selection, defined, below));
  }

  private Optional<Warning> warning(
      String function, JsonNode call, JsonNode argument, Origin origin, Selection selection) {
    Additivity additivity = origin.column().additivity();
    boolean sum = SUMS.contains(function);
    if (additivity == null || (!sum && additivity != Additivity.RATIO)) {
      return Optional.empty();
    }
    String written = written(argument, origin);
    return switch (additivity) {
      case ADDITIVE -> Optional.empty();
      case STOCK ->
          selection.overTime(call, argument)
              ? Optional.of(stock(call, written, origin))
              : Optional.empty();
      case RATIO -> Optional.of(ratio(function, call, written, origin));
      case LEVEL ->
          Optional.of(
              warn(
                  call,
                  origin,
                  written + " is a level (" + unit(origin) + "): a sum of levels means nothing.",
                  "avg(" + written + ")"));
      case NONE ->
          Optional.of(
              warn(
                  call,
                  origin,
                  written + " measures nothing: it can be counted, not summed.",
                  "count(distinct " + written + ")"));
    };
  }

  private Warning stock(JsonNode call, String written, Origin origin) {
    String time = prefix(written) + Origin.timesOf(origin.object()).getFirst();
    return warn(
        call,
        origin,
        "%s is a stock (%s): it is there again in every hour, so a sum over hours counts the same ones many times."
            .formatted(written, unit(origin)),
        "sum(%s) / count(distinct %s)".formatted(written, time));
  }

  private Warning ratio(String function, JsonNode call, String written, Origin origin) {
    ColumnDefinition.Ratio parts = origin.column().ratio();
    String prefix = prefix(written);
    String message =
        SUMS.contains(function)
            ? written + " is a ratio: a sum of ratios means nothing."
            : written
                + " is a ratio: a plain average gives a small place the weight of a large one.";
    String instead =
        parts == null
            ? "compute it again from its two parts, which "
                + origin.object().fullName()
                + " does not hold"
            : "sum(%s) / nullif(sum(%s), 0)"
                .formatted(
                    prefix + String.join(" + " + prefix, parts.numerators()),
                    prefix + parts.denominator());
    return warn(call, origin, message, instead);
  }

  private Warning warn(JsonNode call, Origin origin, String message, String instead) {
    return new Warning(origin.toString(), message, instead, position(call));
  }

  private static String unit(Origin origin) {
    return String.valueOf(origin.column().unit());
  }

  private static String written(JsonNode argument, Origin origin) {
    JsonNode path = argument.path("column_names");
    return path.size() < 2
        ? origin.column().name()
        : path.get(path.size() - 2).asString() + "." + path.get(path.size() - 1).asString();
  }

  private static String prefix(String written) {
    return written.contains(".") ? written.substring(0, written.indexOf('.') + 1) : "";
  }

  private @Nullable Position position(JsonNode call) {
    String place = call.path("query_location").asString("");
    return place.isEmpty() || place.length() > 9
        ? null
        : Position.of(sql, SourceText.offset(sql, Integer.parseInt(place)));
  }
}
