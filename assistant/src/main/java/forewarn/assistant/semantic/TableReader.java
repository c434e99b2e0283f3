package forewarn.assistant.semantic;

import forewarn.assistant.semantic.Element.Kind;
import forewarn.assistant.semantic.yaml.Fields;
import forewarn.assistant.semantic.yaml.Findings;
import forewarn.warehouse.catalogue.Catalogue;
import forewarn.warehouse.catalogue.Definition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one table. */
final class TableReader {
  private static final List<String> FIELDS =
      List.of(
          "name",
          "description",
          "synonyms",
          "base_table",
          "primary_key",
          "dimensions",
          "time_dimensions",
          "facts",
          "measures",
          "metrics",
          "filters");

  private final Catalogue catalogue;
  private final ExpressionCheck expressions;

  TableReader(Catalogue catalogue, ExpressionCheck expressions) {
    this.catalogue = catalogue;
    this.expressions = expressions;
  }

  /**
   * Reads a table.
   *
   * @param object gold object whose file it is, in lower case; empty in a file of its own format
   * @param more metrics of the model that are over this table alone
   */
  Optional<LogicalTable> read(Node node, String object, List<Node> more, Findings findings) {
    Fields fields = new Fields(node, "a table", FIELDS, findings);
    String name = object.isEmpty() ? fields.required("name") : object;
    Optional<Definition> base =
        object.isEmpty() ? base(fields, findings) : shipped(object, node, findings);
    return base.map(definition -> table(name, definition, fields, more, findings));
  }

  /** The object that a table is over. */
  private Optional<Definition> base(Fields fields, Findings findings) {
    Node node = fields.node("base_table").orElse(null);
    if (node == null) {
      fields.required("base_table");
      return Optional.empty();
    }
    Fields base = new Fields(node, "base_table", List.of("database", "schema", "table"), findings);
    String fullName = unquoted(base.required("schema")) + "." + unquoted(base.required("table"));
    Optional<Definition> found = catalogue.find(fullName);
    if (found.isEmpty()) {
      findings.problem(base.at("table"), "there is no table " + fullName, advice(fullName));
    }
    return found;
  }

  private String advice(String fullName) {
    String table = fullName.substring(fullName.indexOf('.') + 1);
    return catalogue.definitions().stream()
        .filter(definition -> definition.name().equalsIgnoreCase(table))
        .findFirst()
        .map(definition -> "perhaps " + definition.fullName() + " is meant")
        .orElse("the catalogue page lists those that there are");
  }

  private Optional<Definition> shipped(String object, Node node, Findings findings) {
    Optional<Definition> found = catalogue.find("DATAMART." + object);
    if (found.isEmpty()) {
      findings.problem(
          node,
          "there is no table DATAMART." + object.toUpperCase(Locale.ROOT),
          "name the file as the table");
    }
    return found;
  }

  private static String unquoted(String name) {
    String text = name.strip();
    return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1)
        : text;
  }

  private LogicalTable table(
      String name, Definition base, Fields fields, List<Node> more, Findings findings) {
    Set<String> qualifiers =
        Set.copyOf(
            List.of(
                name.toUpperCase(Locale.ROOT),
                base.name().equalsIgnoreCase(name)
                    ? "__" + name.toUpperCase(Locale.ROOT)
                    : base.name().toUpperCase(Locale.ROOT)));
    ElementReader reader = new ElementReader(qualifiers, findings);
    TableParts parts = new TableParts(base, expressions, findings);
    List<Element> dimensions = reader.read(fields.members("dimensions"), Kind.DIMENSION);
    List<Element> times = reader.read(fields.members("time_dimensions"), Kind.TIME);
    List<Element> facts =
        reader.read(
            Stream.concat(fields.members("facts").stream(), fields.members("measures").stream())
                .toList(),
            Kind.FACT);
    List<Element> metrics = new ArrayList<>(parts.takeAggregated(facts));
    metrics.addAll(reader.read(fields.members("metrics"), Kind.METRIC));
    metrics.addAll(reader.read(more, Kind.METRIC));
    List<Element> filters = reader.read(fields.members("filters"), Kind.FILTER);
    List<Element> rows =
        Stream.of(dimensions, times, parts.withoutAggregated(facts), filters)
            .flatMap(List::stream)
            .toList();
    parts.check(rows, metrics);
    String description = fields.optional("description");
    return new LogicalTable(
        name,
        description.isEmpty() ? base.description() + " Grain: " + base.grain() + "." : description,
        fields.texts("synonyms"),
        base.fullName(),
        key(fields, dimensions, times, base, findings),
        parts.dimensions(dimensions),
        parts.times(times),
        parts.facts(parts.withoutAggregated(facts)),
        parts.metrics(metrics),
        parts.filters(filters));
  }

  private static List<String> key(
      Fields fields,
      List<Element> dimensions,
      List<Element> times,
      Definition base,
      Findings findings) {
    List<String> names =
        Stream.concat(dimensions.stream(), times.stream()).map(Element::name).toList();
    Node node = fields.node("primary_key").orElse(null);
    if (node == null) {
      boolean all =
          base.key().stream().allMatch(key -> names.stream().anyMatch(key::equalsIgnoreCase));
      return all ? base.key() : List.of();
    }
    List<String> key =
        new Fields(node, "primary_key", List.of("columns"), findings).texts("columns");
    for (String column : key) {
      if (names.stream().noneMatch(column::equalsIgnoreCase) && base.column(column).isEmpty()) {
        findings.problem(
            node,
            "primary key column '" + column + "' is no dimension",
            "dimensions are " + String.join(", ", names));
      }
    }
    return key;
  }
}
