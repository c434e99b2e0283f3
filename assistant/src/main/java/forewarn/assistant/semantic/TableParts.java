package forewarn.assistant.semantic;

import forewarn.assistant.semantic.Element.Kind;
import forewarn.assistant.semantic.ExpressionCheck.Written;
import forewarn.assistant.semantic.yaml.Fields;
import forewarn.assistant.semantic.yaml.Findings;
import forewarn.warehouse.catalogue.Additivity;
import forewarn.warehouse.catalogue.ColumnDefinition;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.query.Expressions.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks what was read of one table, and makes of it what the model has: types as DuckDB finds
 * them, and descriptions, units and additivity of the catalogue where the author says nothing.
 */
final class TableParts {
  private static final Set<String> AGGREGATIONS =
      Set.of("sum", "avg", "average", "min", "max", "median", "count", "count_distinct");

  private final Definition base;
  private final ExpressionCheck expressions;
  private final Findings findings;
  private final Map<Written, Shape> shapes = new HashMap<>();
  private final Map<Written, String> types = new HashMap<>();

  TableParts(Definition base, ExpressionCheck expressions, Findings findings) {
    this.base = base;
    this.expressions = expressions;
    this.findings = findings;
  }

  /** The metrics among measures: an aggregate itself, or a number with its usual aggregation. */
  List<Element> takeAggregated(List<Element> facts) {
    List<Element> metrics = new ArrayList<>();
    for (Element fact : facts) {
      String usual = fact.fields().optional("default_aggregation").toLowerCase(Locale.ROOT);
      if (isAggregate(fact)) {
        metrics.add(as(fact, fact.written().text()));
      } else if (AGGREGATIONS.contains(usual)) {
        metrics.add(as(fact, aggregate(usual) + fact.written().text() + "\n)"));
      } else if (!usual.isEmpty()) {
        findings.problem(
            fact.fields().at("default_aggregation"),
            "unknown aggregation '" + usual + "'",
            "write one of sum, avg, min, max, median, count, count_distinct");
      }
    }
    return metrics;
  }

  private static Element as(Element fact, String expression) {
    return new Element(
        Kind.METRIC,
        fact.name(),
        fact.fields(),
        new Written("metric '" + fact.name() + "'", expression, fact.written().node()));
  }

  private static String aggregate(String usual) {
    return switch (usual) {
      case "average" -> "avg(";
      case "count_distinct" -> "count(distinct ";
      default -> usual + "(";
    };
  }

  List<Element> withoutAggregated(List<Element> facts) {
    return facts.stream().filter(fact -> !isAggregate(fact)).toList();
  }

  private boolean isAggregate(Element element) {
    return shape(element).filter(shape -> !shape.aggregates().isEmpty()).isPresent();
  }

  private Optional<Shape> shape(Element element) {
    Shape known = shapes.get(element.written());
    if (known == null) {
      Optional<Shape> read = expressions.shape(element.written(), findings);
      read.ifPresent(shape -> shapes.put(element.written(), shape));
      return read;
    }
    return Optional.of(known);
  }

  /** Finds what is wrong with the expressions. */
  void check(List<Element> rows, List<Element> metrics) {
    types.putAll(
        expressions.types(
            rows.stream().filter(this::isOfOneRow).map(Element::written).toList(), base, findings));
    types.putAll(
        expressions.types(
            metrics.stream().filter(this::isOfManyRows).map(Element::written).toList(),
            base,
            findings));
    for (Element element : rows) {
      checkType(element, types.getOrDefault(element.written(), ""));
    }
  }

  private boolean isOfOneRow(Element element) {
    Shape shape = shape(element).orElse(null);
    if (shape != null && (!shape.aggregates().isEmpty() || shape.overWindow())) {
      findings.problem(
          element.written().node(),
          element.written().what() + " must not aggregate, but calls " + shape.aggregates(),
          "make it a metric");
      return false;
    }
    return shape != null;
  }

  private boolean isOfManyRows(Element element) {
    Shape shape = shape(element).orElse(null);
    if (shape == null) {
      return false;
    }
    if (shape.aggregates().isEmpty() || shape.overWindow()) {
      findings.problem(
          element.written().node(),
          element.written().what()
              + (shape.overWindow() ? " reckons over a window" : " has no aggregate"),
          "write one such as sum(…), avg(…) or count(*)");
      return false;
    }
    Measures.wronglySummed(shape, base)
        .forEach(column ->
            findings.note(
                element.written().node(),
                0,
                element.written().what() + " adds up " + column + ", which is a ratio",
                "divide the sums of its parts instead"));
    return true;
  }

  private void checkType(Element element, String type) {
    if (type.isEmpty()) {
      return;
    }
    if (element.kind() == Kind.FILTER && !type.equals("BOOLEAN")) {
      findings.problem(
          element.written().node(), element.written().what() + " is no condition but " + type, "");
    }
    boolean isTime = type.equals("DATE") || type.startsWith("TIMESTAMP");
    if (element.kind() == Kind.TIME && !isTime) {
      findings.problem(
          element.written().node(),
          element.written().what() + " is no time but " + type,
          "make it a dimension, or write expr: cast("
              + element.written().text()
              + " as timestamp)");
    }
  }

  List<Dimension> dimensions(List<Element> elements) {
    return elements.stream()
        .map(element ->
            new Dimension(
                element.name(),
                element.synonyms(),
                description(element),
                element.written().text(),
                type(element),
                element.fields().texts("sample_values")))
        .toList();
  }

  List<TimeDimension> times(List<Element> elements) {
    return elements.stream()
        .map(element ->
            new TimeDimension(
                element.name(),
                element.synonyms(),
                description(element),
                element.written().text(),
                type(element).startsWith("TIMESTAMP") ? "TIMESTAMP" : type(element)))
        .toList();
  }

  List<Fact> facts(List<Element> elements) {
    return elements.stream()
        .map(element ->
            new Fact(
                element.name(),
                element.synonyms(),
                description(element),
                element.written().text(),
                type(element),
                unit(element),
                shape(element)
                    .map(shape -> additivity(element, Measures.ofFact(shape, base)))
                    .orElse(Additivity.NONE)))
        .toList();
  }

  List<Metric> metrics(List<Element> elements) {
    return elements.stream()
        .map(element ->
            new Metric(
                element.name(),
                element.synonyms(),
                description(element),
                element.written().text(),
                unit(element),
                shape(element)
                    .map(shape ->
                        additivity(
                            element, Measures.ofMetric(shape, element.written().text(), base)))
                    .orElse(Additivity.NONE)))
        .toList();
  }

  List<NamedFilter> filters(List<Element> elements) {
    return elements.stream()
        .map(element ->
            new NamedFilter(
                element.name(), element.synonyms(), description(element), element.written().text()))
        .toList();
  }

  private String type(Element element) {
    return types.getOrDefault(element.written(), "VARCHAR");
  }

  private String description(Element element) {
    String own = element.fields().optional("description");
    return own.isEmpty()
        ? base.column(element.written().text()).map(ColumnDefinition::description).orElse("")
        : own;
  }

  private String unit(Element element) {
    Fields fields = element.fields();
    return fields.has("unit")
        ? fields.optional("unit")
        : shape(element).map(shape -> Measures.unit(shape, base)).orElse("");
  }

  private Additivity additivity(Element element, Additivity found) {
    String word = element.fields().optional("additivity");
    if (word.isEmpty()) {
      return found;
    }
    Additivity said = Measures.parse(word);
    if (said == null) {
      findings.problem(
          element.fields().at("additivity"),
          "additivity '" + word + "' is unknown",
          "write one of " + Measures.words());
      return found;
    }
    if (found == Additivity.STOCK && said == Additivity.ADDITIVE) {
      findings.problem(
          element.fields().at("additivity"),
          element.written().what() + " adds up a stock, which cannot be summed over time",
          "write additivity: stock");
    }
    return said;
  }
}
