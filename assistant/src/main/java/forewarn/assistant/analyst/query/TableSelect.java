package forewarn.assistant.analyst.query;

import forewarn.assistant.semantic.LogicalTable;
import forewarn.assistant.semantic.NamedFilter;
import forewarn.assistant.semantic.TimeDimension;
import forewarn.warehouse.catalogue.Additivity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The select of figures that come from the rows of one table in one way: a holding over a period is
 * added up for every hour first, and then averaged over them.
 */
public final class TableSelect {
  private final LogicalTable table;
  private final List<Figure> figures;
  private final SemanticQuery query;
  private final @Nullable TimeRange range;
  private final Way way;
  private final Source source;

  /** How the rows of different hours go together. */
  enum Way {
    ALL_HOURS,
    NEWEST_HOUR,
    MEAN_OF_HOURS;

    static Way of(Figure figure, SemanticQuery query) {
      boolean timed = isSeries(figure.table());
      if (!timed || query.moment() == SemanticQuery.Moment.LATEST) {
        return timed ? NEWEST_HOUR : ALL_HOURS;
      }
      if (figure.additivity() != Additivity.STOCK) {
        return ALL_HOURS;
      }
      boolean period = query.range() != null || query.grain() != null;
      boolean hourly = query.moment() != SemanticQuery.Moment.UNSAID;
      return period || hourly ? MEAN_OF_HOURS : NEWEST_HOUR;
    }
  }

  /**
   * Whether a table has a row for every time of what it tells of. One that does not, such as the
   * customers as they are now, has its holdings once.
   */
  public static boolean isSeries(LogicalTable table) {
    if (table.timeDimensions().isEmpty()) {
      return false;
    }
    TimeDimension time = table.timeDimensions().getFirst();
    return table.primaryKey().isEmpty()
        || table.primaryKey().stream()
            .anyMatch(key ->
                key.equalsIgnoreCase(time.name()) || key.equalsIgnoreCase(time.expression()));
  }

  TableSelect(
      List<Figure> figures, SemanticQuery query, @Nullable TimeRange range, Way way, Reach reach) {
    this.figures = List.copyOf(figures);
    this.table = figures.getFirst().table();
    this.query = query;
    this.range = range;
    this.way = way;
    this.source = new Source(table, reach);
  }

  /** The text; groups are told apart by columns named as the query's dimensions and grain. */
  String sql() {
    List<String> groups = groups();
    List<String> values = new ArrayList<>();
    for (Figure figure : figures) {
      values.add(expression(figure) + " as " + Literal.name(figure.measure().column()));
    }
    List<String> conditions = conditions();
    boolean means = way == Way.MEAN_OF_HOURS;
    List<String> columns = new ArrayList<>(groups);
    if (means) {
      columns.add(time().expression() + " as moment");
    }
    columns.addAll(values);
    String inner = select(columns, source.from(), conditions, !groups.isEmpty() || means);
    return means ? meanOf(inner) : inner;
  }

  private String meanOf(String inner) {
    List<String> columns = new ArrayList<>(groupNames(query));
    for (Figure figure : figures) {
      String name = Literal.name(figure.measure().column());
      columns.add(function() + "(" + name + ") as " + name);
    }
    return select(
        columns,
        "from (\n" + inner.indent(4) + ") as moments",
        List.of(),
        !groupNames(query).isEmpty());
  }

  private String function() {
    return switch (query.moment()) {
      case HIGHEST_HOUR -> "max";
      case LOWEST_HOUR -> "min";
      case UNSAID, LATEST, MEAN -> "avg";
    };
  }

  private static String select(
      List<String> columns, String from, List<String> conditions, boolean grouped) {
    String where = conditions.isEmpty() ? "" : "\nwhere " + String.join("\n    and ", conditions);
    return "select\n"
        + columns.stream().map(column -> "    " + column).collect(Collectors.joining(",\n"))
        + "\n"
        + from
        + where
        + (grouped ? "\ngroup by all" : "");
  }

  /** The names of the columns that tell groups apart. */
  static List<String> groupNames(SemanticQuery query) {
    List<String> names = new ArrayList<>();
    Grain grain = query.grain();
    if (grain != null) {
      names.add(grain.word());
    }
    query.dimensions().forEach(dimension -> names.add(Literal.name(dimension)));
    return names;
  }

  private List<String> groups() {
    List<String> groups = new ArrayList<>();
    Grain grain = query.grain();
    if (grain != null) {
      groups.add(
          "date_trunc('%s', %s) as %s".formatted(grain.word(), time().expression(), grain.word()));
    }
    for (String dimension : query.dimensions()) {
      groups.add(source.dimension(dimension) + " as " + Literal.name(dimension));
    }
    return groups;
  }

  private String expression(Figure figure) {
    return switch (figure.measure()) {
      case Measure.CountOf count -> "count(distinct " + source.dimension(count.dimension()) + ")";
      case Measure.PerUnit per ->
          source.expression(figure.expression()) + " / nullif(" + units(per.grain()) + ", 0)";
      case Measure.OfMetric _, Measure.OfFact _, Measure.Extreme _ ->
          source.expression(figure.expression());
    };
  }

  // Units without a row of the group count too; those before and after all rows do not.
  private String units(Grain grain) {
    return "(select count(distinct date_trunc('%s', %s)) from %s%s)"
        .formatted(
            grain.word(),
            time().expression(),
            table.baseTable(),
            range == null ? "" : " where " + within(range));
  }

  private List<String> conditions() {
    List<String> conditions = new ArrayList<>();
    for (Condition condition : query.conditions()) {
      conditions.add(condition(condition));
    }
    for (SemanticQuery.Filter filter : query.filters()) {
      conditions.add("(" + source.expression(filter(filter).expression()) + ")");
    }
    if (range != null) {
      conditions.add(within(range));
    }
    if (way == Way.NEWEST_HOUR) {
      String time = time().expression();
      conditions.add(
          "%s = (select max(%s) from %s%s)"
              .formatted(
                  time, time, table.baseTable(), range == null ? "" : " where " + within(range)));
    }
    return conditions;
  }

  private String condition(Condition condition) {
    String field = source.dimension(condition.dimension());
    String values = condition.values().stream().map(Literal::of).collect(Collectors.joining(", "));
    boolean one = condition.values().size() == 1;
    return switch (condition.kind()) {
      case IN -> field + (one ? " = " + values : " in (" + values + ")");
      case NOT_IN -> field + (one ? " <> " + values : " not in (" + values + ")");
    };
  }

  private NamedFilter filter(SemanticQuery.Filter filter) {
    return table.filters().stream()
        .filter(one -> table.name().equals(filter.table()) && one.name().equals(filter.name()))
        .findFirst()
        .orElseThrow(() ->
            new UnanswerableException(
                "Cannot apply %s: it is no condition of %s."
                    .formatted(filter.name().replace('_', ' '), table.name())));
  }

  private String within(TimeRange period) {
    String time = time().expression();
    return "%s >= %s and %s < %s"
        .formatted(time, Literal.of(period.from()), time, Literal.of(period.until()));
  }

  private TimeDimension time() {
    if (table.timeDimensions().isEmpty()) {
      throw new UnanswerableException(
          "Cannot choose a time: %s are known only as they are now.".formatted(table.words()));
    }
    return table.timeDimensions().getFirst();
  }
}
