package forewarn.assistant.semantic;

import forewarn.assistant.semantic.Relationship.Cardinality;
import forewarn.assistant.semantic.Relationship.Columns;
import forewarn.assistant.semantic.Relationship.JoinType;
import forewarn.assistant.semantic.yaml.Fields;
import forewarn.assistant.semantic.yaml.Findings;
import forewarn.warehouse.catalogue.Catalogue;
import forewarn.warehouse.catalogue.Definition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;

/** Reads how tables are joined, always from the many side to the one side. */
final class RelationshipReader {
  private static final List<String> FIELDS =
      List.of(
          "name",
          "left_table",
          "right_table",
          "join_type",
          "relationship_type",
          "relationship_columns");

  private final Catalogue catalogue;

  RelationshipReader(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  List<Relationship> read(List<Node> nodes, List<LogicalTable> tables, Findings findings) {
    List<Relationship> relationships = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Node node : nodes) {
      Fields fields = new Fields(node, "a relationship", FIELDS, findings);
      String name = fields.required("name");
      if (!name.isEmpty() && !names.add(name.toUpperCase(Locale.ROOT))) {
        findings.problem(node, "there are two relationships '" + name + "'", "rename one");
      }
      Optional<LogicalTable> left = table("left_table", fields, tables, findings);
      Optional<LogicalTable> right = table("right_table", fields, tables, findings);
      if (left.isPresent() && right.isPresent()) {
        relationship(name, left.get(), right.get(), fields, findings).ifPresent(relationships::add);
      }
    }
    return relationships;
  }

  private static Optional<LogicalTable> table(
      String field, Fields fields, List<LogicalTable> tables, Findings findings) {
    String name = fields.required(field);
    Optional<LogicalTable> found =
        tables.stream().filter(table -> table.name().equalsIgnoreCase(name)).findFirst();
    if (found.isEmpty() && !name.isEmpty()) {
      findings.problem(
          fields.at(field),
          "there is no table '" + name + "' in the model",
          "tables are " + String.join(", ", tables.stream().map(LogicalTable::name).toList()));
    }
    return found;
  }

  private Optional<Relationship> relationship(
      String name, LogicalTable left, LogicalTable right, Fields fields, Findings findings) {
    List<Columns> columns = new ArrayList<>();
    Set<String> joined = new HashSet<>();
    for (Node node : fields.members("relationship_columns")) {
      Fields pair =
          new Fields(node, "a pair of columns", List.of("left_column", "right_column"), findings);
      String ofLeft = column(pair, "left_column", left, findings);
      String ofRight = column(pair, "right_column", right, findings);
      columns.add(new Columns(ofLeft, ofRight));
      joined.add(ofRight.toUpperCase(Locale.ROOT));
      joined.add(pair.optional("right_column").toUpperCase(Locale.ROOT));
    }
    if (columns.isEmpty()) {
      findings.problem(
          fields.at("relationship_columns"),
          "relationship '" + name + "' has no columns",
          "add them");
      return Optional.empty();
    }
    JoinType type = joinType(fields, findings);
    return cardinality(fields, right, joined, findings)
        .map(cardinality ->
            new Relationship(name, left.name(), right.name(), type, cardinality, columns));
  }

  // The name of the base table's column, whatever the model calls it.
  private String column(Fields pair, String field, LogicalTable table, Findings findings) {
    String name = pair.required(field);
    String expression =
        Stream.concat(
                table.dimensions().stream()
                    .filter(dimension -> dimension.name().equalsIgnoreCase(name))
                    .map(Dimension::expression),
                table.timeDimensions().stream()
                    .filter(time -> time.name().equalsIgnoreCase(name))
                    .map(TimeDimension::expression))
            .findFirst()
            .orElse(name);
    Definition base = catalogue.find(table.baseTable()).orElseThrow();
    String plain = expression.replace("\"", "");
    if (base.column(plain).isEmpty() && !name.isEmpty()) {
      findings.problem(
          pair.at(field),
          "'" + name + "' of " + table.name() + " is no column",
          "columns are " + String.join(", ", base.columnNames()));
    }
    return plain;
  }

  private static JoinType joinType(Fields fields, Findings findings) {
    String word = fields.optional("join_type").toLowerCase(Locale.ROOT);
    return switch (word) {
      case "", "left_outer", "left" -> JoinType.LEFT_OUTER;
      case "inner" -> JoinType.INNER;
      default -> {
        findings.problem(
            fields.at("join_type"), "join type '" + word + "' is unknown", "inner or left_outer");
        yield JoinType.LEFT_OUTER;
      }
    };
  }

  private static Optional<Cardinality> cardinality(
      Fields fields, LogicalTable right, Set<String> joined, Findings findings) {
    String word = fields.optional("relationship_type").toLowerCase(Locale.ROOT);
    boolean keyed =
        !right.primaryKey().isEmpty()
            && right.primaryKey().stream()
                .allMatch(key -> joined.contains(key.toUpperCase(Locale.ROOT)));
    if (!keyed) {
      findings.problem(
          fields.at("relationship_columns"),
          "the joined columns do not make a row of "
              + right.name()
              + " unique, so that rows would"
              + " be counted more than once",
          right.primaryKey().isEmpty()
              ? "give " + right.name() + " a primary_key"
              : "join on its key " + right.primaryKey());
      return Optional.empty();
    }
    return switch (word) {
      case "", "many_to_one" -> Optional.of(Cardinality.MANY_TO_ONE);
      case "one_to_one" -> Optional.of(Cardinality.ONE_TO_ONE);
      default -> {
        findings.problem(
            fields.at("relationship_type"),
            "relationship type '" + word + "' cannot be joined without counting rows twice",
            "put the many side on the left and write many_to_one");
        yield Optional.empty();
      }
    };
  }
}
