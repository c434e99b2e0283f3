package forewarn.assistant.semantic;

import forewarn.assistant.semantic.yaml.Document;
import forewarn.assistant.semantic.yaml.Fields;
import forewarn.assistant.semantic.yaml.Findings;
import forewarn.assistant.semantic.yaml.Problem;
import forewarn.warehouse.catalogue.Catalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Reads whole models, in one file or in a folder. */
final class ModelReader {
  private static final List<String> FIELDS =
      List.of(
          "name",
          "description",
          "tables",
          "metrics",
          "relationships",
          "verified_queries",
          "custom_instructions",
          "module_custom_instructions");
  private static final List<String> SHIPPED_FIELDS =
      List.of("name", "description", "custom_instructions");

  private final TableReader tables;
  private final VerifiedQueryReader queries;
  private final RelationshipReader relationships;

  ModelReader(Catalogue catalogue, ExpressionCheck expressions) {
    this.tables = new TableReader(catalogue, expressions);
    this.relationships = new RelationshipReader(catalogue);
    this.queries = new VerifiedQueryReader(catalogue, expressions);
  }

  /** Reads one file that has everything. */
  SemanticReading file(String name, String text) {
    Findings findings = new Findings(name);
    Node root = Document.compose(text, findings).orElse(null);
    if (root == null) {
      return reading(null, List.of(findings));
    }
    Fields fields = new Fields(root, "a semantic model", FIELDS, findings);
    List<Node> nodes = fields.members("tables");
    if (nodes.isEmpty()) {
      findings.problem(fields.at("tables"), "there is no table", "list at least one in 'tables'");
    }
    List<LogicalTable> found = new ArrayList<>();
    Map<Node, List<Node>> more = metricsByTable(fields, nodes, findings);
    for (Node node : nodes) {
      tables.read(node, "", more.getOrDefault(node, List.of()), findings).ifPresent(found::add);
    }
    checkNames(found, fields.at("tables"), findings);
    List<Relationship> joins = relationships.read(fields.members("relationships"), found, findings);
    List<VerifiedQuery> verified =
        queries.read(fields.members("verified_queries"), "", found, findings);
    String instructions =
        fields.node("module_custom_instructions").isPresent()
            ? instructions(fields.at("module_custom_instructions"), findings)
            : fields.optional("custom_instructions");
    return reading(
        new SemanticModel(
            fields.required("name"),
            fields.optional("description"),
            found,
            joins,
            verified,
            instructions),
        List.of(findings));
  }

  private static String instructions(Node node, Findings findings) {
    List<String> known = List.of("sql_generation", "question_categorization");
    Fields fields = new Fields(node, "module_custom_instructions", known, findings);
    return known.stream()
        .map(fields::optional)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  // A metric of the whole model belongs to the one table that it names.
  private static Map<Node, List<Node>> metricsByTable(
      Fields fields, List<Node> tables, Findings findings) {
    Map<Node, List<Node>> byTable = new LinkedHashMap<>();
    for (Node metric : fields.members("metrics")) {
      Findings ignored = new Findings("");
      String expression =
          new Fields(metric, "a metric", List.of("expr"), ignored)
              .optional("expr")
              .toLowerCase(Locale.ROOT);
      List<Node> named =
          tables.stream()
              .filter(table -> {
                String name =
                    new Fields(table, "a table", List.of("name"), ignored).optional("name");
                return !name.isEmpty() && expression.contains(name.toLowerCase(Locale.ROOT) + ".");
              })
              .toList();
      if (named.size() == 1) {
        byTable.computeIfAbsent(named.getFirst(), table -> new ArrayList<>()).add(metric);
      } else {
        findings.note(
            metric,
            0,
            "a metric over " + named.size() + " tables is not used",
            "write its columns as table.column, all of one table");
      }
    }
    return byTable;
  }

  private static void checkNames(List<LogicalTable> tables, Node node, Findings findings) {
    for (int i = 0; i < tables.size(); i++) {
      String name = tables.get(i).name();
      if (tables.subList(0, i).stream().anyMatch(table -> table.name().equalsIgnoreCase(name))) {
        findings.problem(node, "there are two tables '" + name + "'", "rename one");
      }
    }
  }

  /** Reads a folder: {@code model.yml}, tables, relationships and verified queries. */
  SemanticReading folder(Map<String, String> files) {
    List<Findings> all = new ArrayList<>();
    Optional<Fields> root = Optional.empty();
    List<LogicalTable> found = new ArrayList<>();
    if (!files.containsKey(ModelFiles.ROOT)) {
      Findings findings = started(ModelFiles.ROOT, all);
      findings.problem(1, 1, "the file is missing", "add it, with a name and a description");
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      String name = file.getKey();
      if (name.equals(ModelFiles.ROOT)) {
        Findings findings = started(name, all);
        root =
            Document.compose(file.getValue(), findings)
                .map(node -> new Fields(node, "a semantic model", SHIPPED_FIELDS, findings));
        root.ifPresent(fields -> fields.required("name"));
      } else if (name.startsWith("tables/")) {
        Findings findings = started(name, all);
        String object = name.substring("tables/".length(), name.length() - ".yml".length());
        Document.compose(file.getValue(), findings)
            .flatMap(node -> tables.read(node, object, List.of(), findings))
            .ifPresent(found::add);
      }
    }
    List<Relationship> joins = new ArrayList<>();
    List<VerifiedQuery> verified = new ArrayList<>();
    for (Map.Entry<String, String> file : files.entrySet()) {
      String name = file.getKey();
      if (name.equals("relationships.yml")) {
        Findings findings = started(name, all);
        Document.compose(file.getValue(), findings)
            .map(node -> new Fields(node, "the file", List.of("relationships"), findings))
            .map(fields -> relationships.read(fields.members("relationships"), found, findings))
            .ifPresent(joins::addAll);
      } else if (name.startsWith("verified/")) {
        Findings findings = started(name, all);
        String usual = name.substring("verified/".length(), name.length() - ".yml".length());
        Document.compose(file.getValue(), findings)
            .map(node -> queries.read(List.of(node), usual, found, findings))
            .ifPresent(verified::addAll);
      }
    }
    String name = root.map(fields -> fields.optional("name")).orElse("");
    return reading(
        new SemanticModel(
            name,
            root.map(fields -> fields.optional("description")).orElse(""),
            found,
            joins,
            verified,
            root.map(fields -> fields.optional("custom_instructions")).orElse("")),
        all);
  }

  private static Findings started(String file, List<Findings> all) {
    Findings findings = new Findings(file);
    all.add(findings);
    return findings;
  }

  private static SemanticReading reading(@Nullable SemanticModel model, List<Findings> all) {
    List<Problem> problems =
        all.stream().flatMap(findings -> findings.problems().stream()).toList();
    List<Problem> notes = all.stream().flatMap(findings -> findings.notes().stream()).toList();
    return new SemanticReading(
        problems.isEmpty() ? Optional.ofNullable(model) : Optional.empty(), problems, notes);
  }
}
