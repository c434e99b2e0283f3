package forewarn.assistant.analyst.query;

import forewarn.assistant.semantic.SemanticModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes the one select of a query. Figures of different tables are each brought to the groups asked
 * for before they meet, so that no row is counted twice; holdings are never added up over time;
 * ratios are computed from their parts in every group. Thread-safe.
 */
public final class SemanticSql {
  private final SemanticModel model;
  private final Reach reach;

  public SemanticSql(SemanticModel model) {
    this.model = model;
    this.reach = new Reach(model);
  }

  /**
   * The text of the select.
   *
   * @throws UnanswerableException when there is no right way to compute it
   */
  public String sql(SemanticQuery query) {
    check(query);
    if (query.measures().getFirst() instanceof Measure.CountOf count
        && !query.thresholds().isEmpty()) {
      return ordered(countOfGroups(query, count), query, count.column());
    }
    String first = query.measures().getFirst().column();
    if (query.comparedWith() != null) {
      return ordered(comparison(query, query.comparedWith()), query, "change");
    }
    if (query.form() == SemanticQuery.Form.SHARE) {
      return ordered(share(query), query, "share_percent");
    }
    return ordered(kept(query, body(query, query.range())), query, first);
  }

  private void check(SemanticQuery query) {
    boolean compares = query.comparedWith() != null;
    boolean several = query.measures().size() > 1 || !query.thresholds().isEmpty();
    if (compares && (several || query.grain() != null)) {
      throw new UnanswerableException(
          "Cannot compare two periods of several figures, of some groups only, or step by step.");
    }
    if (query.form() == SemanticQuery.Form.SHARE) {
      Figure figure = Figure.of(query.measures().getFirst(), model);
      boolean counts = figure.measure() instanceof Measure.CountOf;
      if (!figure.addsUp() && !counts) {
        throw new UnanswerableException(
            "Cannot take a share of %s: it does not add up to a whole."
                .formatted(figure.measure().column().replace('_', ' ')));
      }
      if (compares || query.measures().size() > 1 || !query.thresholds().isEmpty()) {
        throw new UnanswerableException(
            "Cannot take shares of several figures, of two periods or of some groups only.");
      }
    }
  }

  /** Figures side by side, one row for each group. */
  private String body(SemanticQuery query, @Nullable TimeRange range) {
    Map<String, List<Figure>> parts = new LinkedHashMap<>();
    Set<Measure> wanted = new LinkedHashSet<>(query.measures());
    query.thresholds().forEach(threshold -> wanted.add(threshold.measure()));
    for (Measure measure : wanted) {
      Figure figure = Figure.of(measure, model);
      String key = figure.table().name() + " " + TableSelect.Way.of(figure, query);
      parts.computeIfAbsent(key, _ -> new ArrayList<>()).add(figure);
    }
    List<String> selects = new ArrayList<>();
    for (List<Figure> figures : parts.values()) {
      TableSelect.Way way = TableSelect.Way.of(figures.getFirst(), query);
      selects.add(new TableSelect(figures, query, range, way, reach).sql());
    }
    return selects.size() == 1 ? selects.getFirst() : joined(selects, query);
  }

  private static String joined(List<String> selects, SemanticQuery query) {
    List<String> groups = TableSelect.groupNames(query);
    StringBuilder text = new StringBuilder("select *\nfrom ");
    for (int i = 0; i < selects.size(); i++) {
      if (i > 0) {
        text.append(groups.isEmpty() ? "\ncross join " : "\nfull join ");
      }
      text.append("(\n").append(selects.get(i).indent(4)).append(") as part_").append(i + 1);
      if (i > 0 && !groups.isEmpty()) {
        text.append(" using (").append(String.join(", ", groups)).append(")");
      }
    }
    return text.toString();
  }

  /** The groups that pass the thresholds. */
  private static String kept(SemanticQuery query, String body) {
    if (query.thresholds().isEmpty()) {
      return body;
    }
    String conditions =
        query.thresholds().stream()
            .map(SemanticSql::condition)
            .collect(Collectors.joining(" and "));
    return "select *\nfrom (\n" + body.indent(4) + ") as figures\nwhere " + conditions;
  }

  private static String condition(Threshold threshold) {
    String column = Literal.name(threshold.measure().column());
    return threshold.comparator() == Threshold.Comparator.BETWEEN
        ? "%s between %s and %s"
            .formatted(column, Literal.of(threshold.value()), Literal.of(threshold.upper()))
        : "%s %s %s".formatted(column, threshold.comparator().sql(), Literal.of(threshold.value()));
  }

  private String countOfGroups(SemanticQuery query, Measure.CountOf count) {
    List<String> dimensions = new ArrayList<>(query.dimensions());
    dimensions.add(count.dimension());
    List<Measure> measures =
        query.thresholds().stream().map(Threshold::measure).distinct().toList();
    SemanticQuery groups =
        new SemanticQuery(
            measures,
            dimensions,
            query.grain(),
            query.conditions(),
            query.filters(),
            query.thresholds(),
            query.range(),
            query.moment(),
            null,
            SemanticQuery.Form.PLAIN,
            null);
    String inner = kept(groups, body(groups, groups.range()));
    List<String> columns = new ArrayList<>(TableSelect.groupNames(query));
    columns.add(
        "count(distinct %s) as %s"
            .formatted(Literal.name(count.dimension()), Literal.name(count.column())));
    return "select "
        + String.join(", ", columns)
        + "\nfrom (\n"
        + inner.indent(4)
        + ") as groups"
        + (columns.size() > 1 ? "\ngroup by all" : "");
  }

  private String share(SemanticQuery query) {
    String value = Literal.name(query.measures().getFirst().column());
    if (TableSelect.groupNames(query).isEmpty()) {
      SemanticQuery whole = query.ofAll();
      return """
      select
          100.0 * part.%1$s / nullif(whole.%1$s, 0) as share_percent,
          part.%1$s,
          whole.%1$s as of_all
      from (
      %2$s) as part
      cross join (
      %3$s) as whole\
      """
          .formatted(
              value, body(query, query.range()).indent(4), body(whole, whole.range()).indent(4));
    }
    return """
    select
        %s,
        100.0 * %s / nullif(sum(%s) over (), 0) as share_percent,
        %s
    from (
    %s) as figures\
    """
        .formatted(
            String.join(", ", TableSelect.groupNames(query)),
            value,
            value,
            value,
            body(query, query.range()).indent(4));
  }

  private String comparison(SemanticQuery query, TimeRange other) {
    String value = Literal.name(query.measures().getFirst().column());
    List<String> groups = TableSelect.groupNames(query);
    String keys = groups.isEmpty() ? "" : String.join(", ", groups) + ",\n    ";
    String join = groups.isEmpty() ? "cross join" : "full join";
    String using = groups.isEmpty() ? "" : " using (" + String.join(", ", groups) + ")";
    return """
    select
        %1$snow.%2$s,
        earlier.%2$s as compared_with,
        now.%2$s - earlier.%2$s as change,
        100.0 * (now.%2$s - earlier.%2$s) / nullif(abs(earlier.%2$s), 0) as change_percent
    from (
    %3$s) as now
    %4$s (
    %5$s) as earlier%6$s\
    """
        .formatted(
            keys,
            value,
            kept(query, body(query, query.range())).indent(4),
            join,
            body(query, other).indent(4),
            using);
  }

  // Hours of the day and days of the week have an order of their own.
  private boolean isScale(SemanticQuery query) {
    return query.dimensions().size() == 1
        && model
            .table(query.measures().getFirst().table())
            .flatMap(table -> reach.find(table, query.dimensions().getFirst()))
            .filter(found -> found.dimension().dataType().toUpperCase(Locale.ROOT).contains("INT"))
            .isPresent();
  }

  private String ordered(String body, SemanticQuery query, String by) {
    List<String> groups = TableSelect.groupNames(query);
    if (groups.isEmpty()) {
      return body;
    }
    Ranking ranking = query.ranking();
    String column = Literal.name(by);
    if (ranking == null) {
      Grain grain = query.grain();
      if (grain == null && isScale(query)) {
        return body + "\norder by " + groups.getFirst();
      }
      return body
          + "\norder by "
          + (grain != null ? grain.word() : column + " desc nulls last")
          + (groups.size() > 1 || grain == null ? ", " + groups.getLast() : "");
    }
    String order =
        column + (ranking.direction() == Direction.HIGHEST ? " desc" : " asc") + " nulls last";
    String ties = ", " + String.join(", ", groups);
    if (ranking.within().isEmpty()) {
      return body + "\norder by " + order + ties + "\nlimit " + ranking.limit();
    }
    String within = ranking.within().stream().map(Literal::name).collect(Collectors.joining(", "));
    return "select *\nfrom (\n%s) as figures\nqualify row_number() over (partition by %s order by %s) <= %d\norder by %s, %s"
        .formatted(body.indent(4), within, order + ties, ranking.limit(), within, order);
  }
}
