package forewarn.warehouse.query;

import forewarn.warehouse.query.MeasureSource.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One select, as {@link MeasureWarnings} sees it: where its columns come from, and over what. */
final class Selection {
  private final JsonNode node;
  private final List<MeasureSource> sources;
  private final boolean oneMoment;

  Selection(JsonNode node, List<MeasureSource> sources) {
    this.node = node;
    this.sources = List.copyOf(sources);
    this.oneMoment =
        present(node.path("qualify"))
            || setsTime(node.path("where_clause"))
            || joinSetsTime(node.path("from_table"));
  }

  /** The column of the catalogue that a plain name stands for. */
  Optional<Origin> origin(JsonNode expression) {
    return source(expression)
        .map(source -> source.columns().get(lower(path(expression).getLast())));
  }

  private Optional<MeasureSource> source(JsonNode expression) {
    List<String> path = path(expression);
    return path.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(MeasureSource.find(sources, path));
  }

  /** Whether a total of a column certainly spans several moments of its object. */
  boolean overTime(JsonNode call, JsonNode argument) {
    Optional<MeasureSource> source = source(argument);
    Optional<Origin> origin = origin(argument);
    if (source.isEmpty()
        || origin.isEmpty()
        || oneMoment
        || source.get().oneMoment()
        || setsTime(call.path("filter"))) {
      return false;
    }
    if (Origin.timesOf(origin.get().object()).isEmpty()) {
      return false;
    }
    boolean window = call.path("class").asString("").equals("WINDOW");
    List<JsonNode> by = window ? list(call.path("partitions")) : groups();
    return by.stream().noneMatch(this::isMoment);
  }

  private List<JsonNode> groups() {
    if (node.path("aggregate_handling").asString("").equals("FORCE_AGGREGATES")) {
      return list(node.path("select_list"));
    }
    return list(node.path("group_expressions")).stream().map(this::meant).toList();
  }

  // GROUP BY 1, or by the name that a column of the result has.
  private JsonNode meant(JsonNode group) {
    JsonNode selected = node.path("select_list");
    String number = group.path("literal").path("text").asString("");
    if (number.matches("[0-9]{1,4}")) {
      return selected.path(Integer.parseInt(number) - 1);
    }
    List<String> path = path(group);
    if (path.size() == 1 && source(group).isEmpty()) {
      for (JsonNode one : selected) {
        if (one.path("alias").asString("").equalsIgnoreCase(path.getFirst())) {
          return one;
        }
      }
    }
    return group;
  }

  /** Whether an expression tells the hours of a table apart. */
  private boolean isMoment(JsonNode expression) {
    if (origin(expression).filter(Origin::isTimeOfRow).isPresent()) {
      return true;
    }
    // Of what is computed, only a coarser time is known not to be one.
    return mentionsTime(expression) && !isCoarser(expression);
  }

  private static boolean isCoarser(JsonNode expression) {
    String function = expression.path("function_name").asString("").toLowerCase(Locale.ROOT);
    return switch (function) {
      case "date_trunc", "datetrunc" ->
          List.of("day", "week", "month", "quarter", "year")
              .contains(
                  lower(
                      expression
                          .path("arguments")
                          .path(0)
                          .path("expression")
                          .path("literal")
                          .path("text")
                          .asString("")));
      case "year",
          "month",
          "day",
          "week",
          "quarter",
          "hour",
          "dayofweek",
          "weekday",
          "dayname",
          "monthname",
          "yearweek",
          "last_day",
          "strftime" ->
          true;
      default ->
          expression.path("class").asString("").equals("CAST")
              && lower(expression.path("type_expr").path("type_name").asString("")).equals("date");
    };
  }

  private boolean mentionsTime(JsonNode expression) {
    if (origin(expression).filter(Origin::isTimeOfRow).isPresent()) {
      return true;
    }
    for (JsonNode child : expression) {
      if (mentionsTime(child)) {
        return true;
      }
    }
    return false;
  }

  // An equality with the time, or a list it is in, may leave one hour; a range does not say so.
  private boolean setsTime(JsonNode condition) {
    String type = condition.path("type").asString("");
    if (type.equals("CONJUNCTION_AND")) {
      return list(condition.path("children")).stream().anyMatch(this::setsTime);
    }
    boolean chooses =
        type.equals("COMPARE_EQUAL")
            || type.equals("COMPARE_IN")
            || type.equals("COMPARE_NOT_DISTINCT_FROM")
            || type.equals("SUBQUERY")
            || type.equals("CONJUNCTION_OR")
            || type.equals("FUNCTION");
    return chooses && mentionsTime(condition) && !isJoinOfTimes(condition);
  }

  private boolean isJoinOfTimes(JsonNode comparison) {
    return origin(comparison.path("left")).filter(Origin::isTimeOfRow).isPresent()
        && origin(comparison.path("right")).filter(Origin::isTimeOfRow).isPresent();
  }

  private boolean joinSetsTime(JsonNode from) {
    return from.path("type").asString("").equals("JOIN")
        && (setsTime(from.path("condition"))
            || joinSetsTime(from.path("left"))
            || joinSetsTime(from.path("right")));
  }

  /** What a query around this one sees of it. */
  MeasureSource output() {
    boolean plain =
        !present(node.path("group_expressions"))
            && !present(node.path("having"))
            && list(node.path("modifiers")).stream()
                .allMatch(modifier -> modifier.path("type").asString("").equals("ORDER_MODIFIER"));
    if (!plain) {
      return MeasureSource.unknown("");
    }
    Map<String, Origin> columns = new HashMap<>();
    boolean moment = oneMoment;
    for (MeasureSource source : sources) {
      moment |= source.oneMoment();
    }
    for (JsonNode one : node.path("select_list")) {
      boolean star = one.path("class").asString("").equals("STAR");
      if (star && one.path("replace_list").isEmpty() && one.path("rename_list").isEmpty()) {
        sources.forEach(source -> columns.putAll(source.columns()));
      }
      String alias = one.path("alias").asString("");
      origin(one)
          .ifPresent(
              found -> columns.put(lower(alias.isEmpty() ? path(one).getLast() : alias), found));
      if (!alias.isEmpty() && origin(one).isEmpty()) {
        columns.remove(lower(alias));
      }
    }
    return new MeasureSource("", columns, moment);
  }

  private static boolean present(JsonNode node) {
    return !node.isMissingNode() && !node.isNull() && !node.isEmpty();
  }

  private static List<String> path(JsonNode expression) {
    List<String> path = new ArrayList<>();
    if (expression.path("class").asString("").equals("COLUMN_REF")) {
      expression.path("column_names").forEach(part -> path.add(part.asString()));
    }
    return path;
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> all = new ArrayList<>();
    array.forEach(all::add);
    return all;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
