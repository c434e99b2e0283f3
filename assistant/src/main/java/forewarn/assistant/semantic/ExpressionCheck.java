package forewarn.assistant.semantic;

import forewarn.assistant.semantic.yaml.Findings;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.query.Column;
import forewarn.warehouse.query.Expressions;
import forewarn.warehouse.query.Expressions.Shape;
import forewarn.warehouse.query.OpenQuery;
import forewarn.warehouse.query.QueryRefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/** Has DuckDB read the expressions of a table, against the object they are over. */
final class ExpressionCheck {
  private static final Set<String> ALL_SCHEMAS = Set.of("RAW", "STAGING", "DATAMART");

  private final Expressions expressions;
  private final OpenQuery queries;

  ExpressionCheck(Expressions expressions, OpenQuery queries) {
    this.expressions = expressions;
    this.queries = queries;
  }

  /**
   * An expression in a file.
   *
   * @param what whose it is, for messages
   * @param text over columns of the object alone
   * @param node where a problem of it is
   */
  record Written(String what, String text, Node node) {}

  /** What an expression is made of; empty, and found, when it is not one. */
  Optional<Shape> shape(Written written, Findings findings) {
    try {
      return Optional.of(expressions.read(written.text()));
    } catch (QueryRefusedException e) {
      findings.problem(
          written.node(),
          "expression of " + written.what() + " cannot be read: " + reason(e),
          "write one SQL expression over the table's own columns");
      return Optional.empty();
    }
  }

  /** The type of each expression that is right; what is wrong with the others is found. */
  Map<Written, String> types(List<Written> all, Definition object, Findings findings) {
    if (all.isEmpty()) {
      return Map.of();
    }
    try {
      return described(all, object);
    } catch (QueryRefusedException e) {
      Map<Written, String> types = new LinkedHashMap<>();
      all.forEach(written -> types.putAll(alone(written, object, findings)));
      return types;
    }
  }

  private Map<Written, String> alone(Written written, Definition object, Findings findings) {
    try {
      return described(List.of(written), object);
    } catch (QueryRefusedException e) {
      findings.problem(
          written.node(),
          "expression of %s does not fit %s: %s"
              .formatted(written.what(), object.fullName(), reason(e)),
          "its columns are " + String.join(", ", object.columnNames()));
      return Map.of();
    }
  }

  private Map<Written, String> described(List<Written> all, Definition object) {
    List<String> selected = new ArrayList<>();
    all.forEach(written -> selected.add("(" + written.text() + "\n) as c" + selected.size()));
    List<Column> columns =
        describe("select " + String.join(", ", selected) + " from " + object.fullName());
    Map<Written, String> types = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      types.put(all.get(i), columns.get(i).type().toUpperCase(Locale.ROOT));
    }
    return types;
  }

  /** The columns of a select. */
  List<Column> describe(String sql) {
    return queries.describe(sql, ALL_SCHEMAS);
  }

  static String reason(QueryRefusedException e) {
    return String.valueOf(e.getMessage()).replaceFirst("^Cannot run query: ", "");
  }
}
