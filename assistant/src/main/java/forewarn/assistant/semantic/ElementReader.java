package forewarn.assistant.semantic;

import forewarn.assistant.semantic.Element.Kind;
import forewarn.assistant.semantic.ExpressionCheck.Written;
import forewarn.assistant.semantic.sql.Names;
import forewarn.assistant.semantic.sql.Snowflake;
import forewarn.assistant.semantic.yaml.Fields;
import forewarn.assistant.semantic.yaml.Findings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads what a table has, and makes every expression one over columns of the base table alone: a
 * metric or filter may name dimensions and facts, and a metric other metrics before it.
 */
final class ElementReader {
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$ ]{0,99}");
  private static final List<String> FIELDS =
      List.of(
          "name",
          "synonyms",
          "description",
          "expr",
          "data_type",
          "sample_values",
          "unique",
          "unit",
          "additivity",
          "is_enum",
          "default_aggregation");

  private final Findings findings;
  private final Set<String> qualifiers;
  private final Map<String, String> meanings = new LinkedHashMap<>();
  private final Map<Kind, Set<String>> taken = new HashMap<>();

  /**
   * @param qualifiers names of the table, in upper case, that may stand before a column
   */
  ElementReader(Set<String> qualifiers, Findings findings) {
    this.qualifiers = qualifiers;
    this.findings = findings;
  }

  List<Element> read(List<Node> nodes, Kind kind) {
    List<Element> elements = new ArrayList<>();
    Map<String, String> own = new LinkedHashMap<>();
    for (Node node : nodes) {
      Element element = element(node, kind);
      if (element.name().isEmpty()) {
        continue;
      }
      elements.add(element);
      String text = element.written().text();
      if (kind == Kind.METRIC) {
        meanings.putIfAbsent(element.name().toUpperCase(Locale.ROOT), text);
      } else if (kind != Kind.FILTER && !Names.isOnly(text, element.name())) {
        own.put(element.name().toUpperCase(Locale.ROOT), text);
      }
    }
    meanings.putAll(own);
    return elements;
  }

  private Element element(Node node, Kind kind) {
    Fields fields = new Fields(node, "a " + kind.words(), FIELDS, findings);
    String name = fields.required("name");
    String what = kind.words() + " '" + name + "'";
    if (!name.isEmpty() && !NAME.matcher(name).matches()) {
      findings.problem(
          fields.at("name"), what + " has no proper name", "use letters, digits and _");
      name = "";
    }
    Set<String> others = taken.computeIfAbsent(group(kind), ignored -> new HashSet<>());
    if (!name.isEmpty() && !others.add(name.toUpperCase(Locale.ROOT))) {
      findings.problem(fields.at("name"), "there are two of the name '" + name + "'", "rename one");
    }
    String expression = fields.optional("expr");
    if (expression.isEmpty() && (kind == Kind.METRIC || kind == Kind.FILTER)) {
      fields.required("expr");
      name = "";
    }
    String plain = expression.isEmpty() ? name : translated(expression, fields.at("expr"), what);
    boolean overNames = kind == Kind.METRIC || kind == Kind.FILTER;
    String expanded = Names.expand(plain, overNames ? meanings : Map.of(), qualifiers);
    return new Element(kind, name, fields, new Written(what, expanded, fields.at("expr")));
  }

  private static Kind group(Kind kind) {
    return switch (kind) {
      case DIMENSION, TIME, FACT -> Kind.FACT;
      case METRIC, FILTER -> kind;
    };
  }

  private String translated(String expression, Node node, String what) {
    Snowflake.Translation translation = Snowflake.expression(expression);
    translation
        .differences()
        .forEach(difference ->
            findings.problem(
                node,
                what + ": " + difference.reason(),
                "write it in SQL that the warehouse understands"));
    return translation.sql();
  }
}
