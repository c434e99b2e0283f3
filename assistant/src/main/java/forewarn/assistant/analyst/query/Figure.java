package forewarn.assistant.analyst.query;

import forewarn.assistant.semantic.Fact;
import forewarn.assistant.semantic.LogicalTable;
import forewarn.assistant.semantic.Metric;
import forewarn.assistant.semantic.SemanticModel;
import forewarn.warehouse.catalogue.Additivity;

/**
 * A measure as the model defines it.
 *
 * @param expression SQL with aggregates; for a count the dimension's name
 * @param unit empty when it has none
 */
public record Figure(
    Measure measure, LogicalTable table, String expression, String unit, Additivity additivity) {

  /**
   * Looks a measure up.
   *
   * @throws UnanswerableException when the model has no such thing
   */
  public static Figure of(Measure measure, SemanticModel model) {
    LogicalTable table = model.table(measure.table()).orElseThrow(() -> missing(measure.table()));
    return switch (measure) {
      case Measure.OfMetric metric -> metric(metric, table);
      case Measure.Extreme extreme -> {
        String function = extreme.direction() == Direction.HIGHEST ? "max" : "min";
        yield fact(extreme, extreme.fact(), table, function);
      }
      case Measure.OfFact fact -> fact(fact, fact.fact(), table, "");
      case Measure.PerUnit per -> perUnit(per, of(per.whole(), model));
      case Measure.CountOf count ->
          new Figure(count, table, count.dimension(), "", Additivity.NONE);
    };
  }

  // It no longer adds up: the days of two groups are the same days.
  private static Figure perUnit(Measure.PerUnit measure, Figure whole) {
    if (whole.additivity() != Additivity.ADDITIVE) {
      throw new UnanswerableException(
          "Cannot spread %s over every %s: it does not add up over time."
              .formatted(whole.measure().column().replace('_', ' '), measure.grain().word()));
    }
    String unit = (whole.unit() + " per " + measure.grain().word()).strip();
    return new Figure(measure, whole.table(), whole.expression(), unit, Additivity.RATIO);
  }

  private static Figure metric(Measure.OfMetric measure, LogicalTable table) {
    Metric metric =
        table.metrics().stream()
            .filter(one -> one.name().equalsIgnoreCase(measure.metric()))
            .findFirst()
            .orElseThrow(() -> missing(measure.metric()));
    return new Figure(measure, table, metric.expression(), metric.unit(), metric.additivity());
  }

  // Without a function of its own, the one that its additivity allows.
  private static Figure fact(Measure measure, String name, LogicalTable table, String function) {
    Fact fact =
        table.facts().stream()
            .filter(one -> one.name().equalsIgnoreCase(name))
            .findFirst()
            .orElseThrow(() -> missing(name));
    if (!function.isEmpty()) {
      String sql = function + "(" + fact.expression() + ")";
      return new Figure(measure, table, sql, fact.unit(), Additivity.LEVEL);
    }
    String sql =
        switch (fact.additivity()) {
          case ADDITIVE, STOCK -> "sum(" + fact.expression() + ")";
          case LEVEL -> "avg(" + fact.expression() + ")";
          case RATIO, NONE ->
              throw new UnanswerableException(
                  "Cannot total " + name.replace('_', ' ') + ": the model has no metric of it.");
        };
    return new Figure(measure, table, sql, fact.unit(), fact.additivity());
  }

  private static UnanswerableException missing(String name) {
    return new UnanswerableException(
        "Cannot find " + name + ": the semantic model has no such name.");
  }

  /** Whether it may be a part of a whole. */
  boolean addsUp() {
    return additivity == Additivity.ADDITIVE || additivity == Additivity.STOCK;
  }
}
