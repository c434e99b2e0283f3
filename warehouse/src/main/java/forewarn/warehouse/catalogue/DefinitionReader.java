package forewarn.warehouse.catalogue;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads one definition and collects what is wrong with it. Not thread-safe. */
final class DefinitionReader {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6}) (minute|hour|day)s?");
  private static final ObjectMapper YAML = new YAMLMapper();
  private static final Set<String> FIELDS =
      Set.of(
          "description",
          "grain",
          "key",
          "key_implies",
          "kind",
          "refresh",
          "refresh_every",
          "recompute_by",
          "owner",
          "columns",
          "keep_when_missing",
          "checks",
          "freshness",
          "volume",
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
            texts(root.path("key_implies")),
            choice(root, "kind", Kind.WRITTEN),
            text(root, "refresh"),
            duration(root, "refresh_every", Duration.ZERO),
            texts(root.path("recompute_by")),
            text(root, "owner"),
            each(root.path("columns"), this::column),
            texts(root.path("keep_when_missing")),
            each(root.path("checks"), this::check),
            new Expectations(freshness(root.path("freshness")), volume(root.path("volume"))),
            each(root.path("tests"), this::example),
            texts(root.path("upstream")),
            sql);
    examine(definition);
    return definition;
  }

  /** Reads a list of columns, by name. */
  Map<String, ColumnDefinition> readColumns(String yaml) {
    Map<String, ColumnDefinition> columns = new LinkedHashMap<>();
    each(tree(yaml), this::column).forEach(column -> columns.put(column.name(), column));
    return columns;
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
    for (String column : definition.lastingColumns()) {
      if (definition.column(column).isEmpty()) {
        problem("key column " + column + " is not among the columns");
      }
    }
    for (CheckDefinition check : definition.checks()) {
      boolean silver = definition.schema().equals("STAGING");
      boolean stored = definition.kind() == Kind.TABLE || definition.kind() == Kind.INCREMENTAL;
      if (check.severity() == Severity.REJECT && !(silver && stored)
          || check.severity() == Severity.HOLD && (silver || !stored)) {
        problem("check " + check.name() + " cannot have severity " + check.severity());
      }
    }
    if (definition.kind() == Kind.INCREMENTAL && definition.key().isEmpty()) {
      problem("an incremental object needs a key");
    }
  }

  // A bare name stands for the column of that name upstream or in the dictionary, which only the
  // whole catalogue knows.
  private ColumnDefinition column(JsonNode node) {
    if (!node.isObject()) {
      return SharedColumns.unresolved(node.asString(), node.asString(), null);
    }
    String description = node.path("description").asString(null);
    if (node.has("like")) {
      return SharedColumns.unresolved(text(node, "name"), text(node, "like"), description);
    }
    return new ColumnDefinition(
        text(node, "name"),
        text(node, "type"),
        node.path("unit").asString(null),
        node.has("additivity") ? choice(node, "additivity", Additivity.NONE) : null,
        ratio(node),
        node.path("compression").asString(null),
        text(node, "description"));
  }

  private ColumnDefinition.@Nullable Ratio ratio(JsonNode node) {
    JsonNode parts = node.path("ratio");
    return parts.isMissingNode()
        ? null
        : new ColumnDefinition.Ratio(texts(parts.path("of")), text(parts, "to"));
  }

  private CheckDefinition check(JsonNode node) {
    return new CheckDefinition(
        text(node, "name"),
        text(node, "sql"),
        text(node, "message"),
        choice(node, "severity", Severity.REJECT));
  }

  private Expectations.@Nullable Freshness freshness(JsonNode node) {
    return node.isMissingNode()
        ? null
        : new Expectations.Freshness(text(node, "column"), duration(node, "within", Duration.ZERO));
  }

  private Expectations.@Nullable Volume volume(JsonNode node) {
    return node.isMissingNode()
        ? null
        : new Expectations.Volume(
            text(node, "column"), text(node, "per"), node.path("share").asDouble(0));
  }

  /** For example {@code 5 minutes}, {@code 3 hours}, {@code 2 days}. */
  private Duration duration(JsonNode node, String field, Duration otherwise) {
    String text = node.path(field).asString("").strip();
    if (text.isEmpty()) {
      return otherwise;
    }
    Matcher parts = DURATION.matcher(text);
    if (!parts.matches()) {
      problem(field + " '" + text + "' is not a number of minutes, hours or days");
      return otherwise;
    }
    return Duration.of(
        Long.parseLong(parts.group(1)),
        ChronoUnit.valueOf(parts.group(2).toUpperCase(Locale.ROOT) + "S"));
  }

  private <E extends Enum<E>> E choice(JsonNode node, String field, E otherwise) {
    String text = node.path(field).asString("");
    try {
      return Enum.valueOf(otherwise.getDeclaringClass(), text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      problem(
          "%s '%s' of %s is none of %s"
              .formatted(
                  field,
                  text,
                  node.path("name").asString("it"),
                  Arrays.stream(otherwise.getDeclaringClass().getEnumConstants())
                      .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                      .collect(Collectors.joining(", "))));
      return otherwise;
    }
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
