package forewarn.warehouse.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads one definition and collects what is wrong with it. Not thread-safe. */
final class DefinitionReader {
  private static final ObjectMapper YAML = new YAMLMapper();
  private static final Set<String> FIELDS =
      Set.of(
          "description",
          "grain",
          "key",
          "kind",
          "refresh",
          "owner",
          "columns",
          "keep_when_missing",
          "checks",
          "tests",
          "upstream");

  private final String schema;
  private final String name;
  private final List<String> problems;

  DefinitionReader(String schema, String name, List<String> problems) {
    this.schema = schema.toUpperCase(Locale.ROOT);
    this.name = name;
    this.problems = problems;
  }

  Definition read(String yaml, @Nullable String sql) {
    JsonNode root = tree(yaml);
    root.propertyNames().stream()
        .filter(field -> !FIELDS.contains(field))
        .forEach(field -> problem("unknown field " + field));
    Definition definition =
        new Definition(
            schema,
            name,
            text(root, "description"),
            text(root, "grain"),
            texts(root.path("key")),
            kind(text(root, "kind")),
            text(root, "refresh"),
            text(root, "owner"),
            each(root.path("columns"), this::column),
            texts(root.path("keep_when_missing")),
            each(root.path("checks"), this::check),
            each(root.path("tests"), this::example),
            texts(root.path("upstream")),
            sql);
    examine(definition);
    return definition;
  }

  private JsonNode tree(String yaml) {
    try {
      return YAML.readTree(yaml);
    } catch (JacksonException e) {
      problem("not YAML: " + e.getOriginalMessage());
      return YAML.createObjectNode();
    }
  }

  private void examine(Definition definition) {
    if ((definition.kind() == Kind.WRITTEN) != (definition.sql() == null)) {
      problem(
          "kind " + definition.kind() + (definition.sql() == null ? " without" : " with") + " SQL");
    }
    if (definition.columns().isEmpty()) {
      problem("no columns");
    }
    for (String column : definition.key()) {
      if (definition.column(column).isEmpty()) {
        problem("key column " + column + " is not among the columns");
      }
    }
    if (definition.kind() == Kind.INCREMENTAL && definition.key().isEmpty()) {
      problem("an incremental object needs a key");
    }
  }

  private Kind kind(String text) {
    try {
      return Kind.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      problem("kind '" + text + "' is none of written, view, table, incremental");
      return Kind.WRITTEN;
    }
  }

  private ColumnDefinition column(JsonNode node) {
    return new ColumnDefinition(
        text(node, "name"),
        text(node, "type"),
        node.path("unit").asString(null),
        node.path("compression").asString(null),
        text(node, "description"));
  }

  private CheckDefinition check(JsonNode node) {
    if (!node.path("severity").asString("").equals("reject")) {
      problem("check " + node.path("name").asString("") + " has no severity: reject");
    }
    return new CheckDefinition(text(node, "name"), text(node, "sql"), text(node, "message"));
  }

  private ExampleDefinition example(JsonNode node) {
    Map<String, List<Map<String, @Nullable Object>>> given = new LinkedHashMap<>();
    node.path("given").propertyStream().forEach(e -> given.put(e.getKey(), rows(e.getValue())));
    return new ExampleDefinition(
        text(node, "name"), given, rows(node.path("expect")), rows(node.path("rejected")));
  }

  private List<Map<String, @Nullable Object>> rows(JsonNode nodes) {
    return each(nodes, DefinitionReader::row);
  }

  private static Map<String, @Nullable Object> row(JsonNode node) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    node.propertyStream()
        .forEach(e -> row.put(e.getKey(), e.getValue().isNull() ? null : e.getValue().asString()));
    return row;
  }

  private String text(JsonNode node, String field) {
    String text = node.path(field).asString("").strip();
    if (text.isEmpty()) {
      problem(field + " is missing in " + (node.has("name") ? node.path("name").asString() : "it"));
    }
    return text;
  }

  private static List<String> texts(JsonNode nodes) {
    return each(nodes, JsonNode::asString);
  }

  private static <T> List<T> each(JsonNode nodes, Function<JsonNode, T> read) {
    List<T> all = new ArrayList<>();
    nodes.forEach(node -> all.add(read.apply(node)));
    return all;
  }

  private void problem(String what) {
    problems.add(schema + "." + name + ": " + what);
  }
}
