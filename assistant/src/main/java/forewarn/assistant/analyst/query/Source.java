package forewarn.assistant.analyst.query;

import forewarn.assistant.semantic.Dimension;
import forewarn.assistant.semantic.Fact;
import forewarn.assistant.semantic.LogicalTable;
import forewarn.assistant.semantic.Relationship;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What one select reads: a table, and beside each of its rows at most one of every table it leads
 * to. Joined columns have names of their own, so that expressions of the table mean its own.
 */
final class Source {
  private final LogicalTable table;
  private final Reach reach;
  private final Map<String, Link> links = new LinkedHashMap<>();
  private final List<Fact> facts = new ArrayList<>();

  private record Link(String name, Reach.Step step, List<String> on, Map<String, String> columns) {}

  Source(LogicalTable table, Reach reach) {
    this.table = table;
    this.reach = reach;
  }

  /** SQL for a dimension; joins what is needed for it. */
  String dimension(String name) {
    Reach.Found found =
        reach
            .find(table, name)
            .orElseThrow(() ->
                new UnanswerableException(
                    "Cannot tell %s apart by %s: no relationship leads there without repeating rows."
                        .formatted(table.words(), words(name))));
    String before = "";
    for (Reach.Step step : found.path()) {
      before = link(step, before).name();
    }
    return column(before, found.table(), found.dimension().name());
  }

  /** An expression of the table's author; facts it names become columns. */
  String expression(String sql) {
    for (Fact fact : table.facts()) {
      if (!fact.expression().equalsIgnoreCase(fact.name())
          && !facts.contains(fact)
          && Pattern.compile("(?i)\\b" + Pattern.quote(fact.name()) + "\\b").matcher(sql).find()) {
        facts.add(fact);
      }
    }
    return sql;
  }

  private Link link(Reach.Step step, String before) {
    Link known = links.get(step.key());
    if (known != null) {
      return known;
    }
    Link link =
        new Link("link_" + (links.size() + 1), step, new ArrayList<>(), new LinkedHashMap<>());
    links.put(step.key(), link);
    LogicalTable from = before.isEmpty() ? table : linked(before).step().to();
    for (Relationship.Columns pair : step.columns()) {
      String left = column(before, from, pair.left());
      link.on().add(column(link.name(), step.to(), pair.right()) + " = " + left);
    }
    return link;
  }

  private Link linked(String name) {
    return links.values().stream()
        .filter(link -> link.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private String column(String link, LogicalTable of, String name) {
    String expression =
        of.dimensions().stream()
            .filter(dimension -> dimension.name().equalsIgnoreCase(name))
            .findFirst()
            .map(Dimension::expression)
            .orElse(name);
    if (link.isEmpty()) {
      return expression;
    }
    String alias = Literal.name(link + "_" + name);
    linked(link).columns().put(alias, expression);
    return alias;
  }

  /** The from clause, once all that is needed has been asked for. */
  String from() {
    StringBuilder text = new StringBuilder("from ").append(base());
    for (Link link : links.values()) {
      List<String> columns = new ArrayList<>();
      link.columns().forEach((alias, sql) -> columns.add(sql + " as " + alias));
      text.append(link.step().join() == Relationship.JoinType.INNER ? "\njoin (" : "\nleft join (")
          .append("select ")
          .append(String.join(", ", columns))
          .append(" from ")
          .append(link.step().to().baseTable())
          .append(") as ")
          .append(link.name())
          .append(" on ")
          .append(String.join(" and ", link.on()));
    }
    return text.toString();
  }

  private String base() {
    if (facts.isEmpty()) {
      return table.baseTable();
    }
    List<String> columns = new ArrayList<>(List.of("*"));
    facts.forEach(fact -> columns.add(fact.expression() + " as " + Literal.name(fact.name())));
    return "(select " + String.join(", ", columns) + " from " + table.baseTable() + ") as base";
  }

  private static String words(String name) {
    return name.replace('_', ' ');
  }
}
