package forewarn.operations.workflow.definition;

import forewarn.operations.workflow.expression.Expression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/** The names that expressions may use at a place of the file. */
final class Names {
  private static final Set<String> EVENT =
      Set.of("sequence", "type", "subject", "actor", "at", "data");
  private static final Set<String> RUN = Set.of("id", "workflow", "trigger", "started_by");

  /** The fields of an incident, as expressions name them. */
  static final Set<String> INCIDENT =
      Set.of(
          "id",
          "number",
          "state",
          "open",
          "title",
          "severity",
          "cause",
          "reason",
          "symptoms",
          "scope",
          "scope_id",
          "place",
          "province",
          "region",
          "clusters",
          "customers",
          "probability",
          "hours",
          "impact",
          "began",
          "expected",
          "opened",
          "outage",
          "closed",
          "acknowledged",
          "acknowledged_by",
          "assignee",
          "shelved",
          "reopened",
          "flapping");

  private final Findings findings;
  private final Map<String, Set<String>> steps = new HashMap<>();
  private final List<String> inputs = new ArrayList<>();
  private boolean item;

  Names(Findings findings) {
    this.findings = findings;
  }

  void addInput(String name) {
    inputs.add(name);
  }

  /**
   * Makes a step known to what follows.
   *
   * @param outputs names of what it gives; empty when that is not known before it runs
   */
  void addStep(String id, Set<String> outputs) {
    steps.put(id, outputs);
  }

  void withItem() {
    item = true;
  }

  void withoutItem() {
    item = false;
  }

  void check(Expression expression, Node at) {
    expression.paths().forEach(path -> check(path, at));
  }

  private void check(Expression.Path path, Node at) {
    String first = path.names().getFirst();
    switch (first) {
      case "event" -> one(path, EVENT, at);
      case "incident" -> one(path, INCIDENT, at);
      case "run" -> one(path, RUN, at);
      case "inputs" -> one(path, Set.copyOf(inputs), at);
      case "steps" -> step(path, at);
      case "item" -> {
        if (!item) {
          findings.add(at, "'item' is there only in a step with for_each");
        }
      }
      default ->
          findings.add(
              at,
              "unknown name '" + path + "', expected event, incident, inputs, steps, run or item");
    }
  }

  private void one(Expression.Path path, Set<String> known, Node at) {
    String whole = path.names().getFirst();
    if (path.names().size() > 1 && !known.contains(path.names().get(1))) {
      findings.add(
          at,
          "unknown name '"
              + path
              + "': "
              + (known.isEmpty()
                  ? "there are no " + whole
                  : whole + " has " + String.join(", ", known.stream().sorted().toList())));
    }
  }

  private void step(Expression.Path path, Node at) {
    List<String> names = path.names();
    if (names.size() < 3 || !Set.of("output", "state", "error").contains(names.get(2))) {
      findings.add(at, "'" + path + "' must be steps.<id>.output, .state or .error");
    } else if (!steps.containsKey(names.get(1))) {
      findings.add(at, "there is no step '" + names.get(1) + "' before this place");
    } else if (names.get(2).equals("output") && names.size() > 3) {
      Set<String> outputs = steps.getOrDefault(names.get(1), Set.of());
      if (!outputs.isEmpty() && !outputs.contains(names.get(3))) {
        findings.add(
            at,
            "unknown output '"
                + path
                + "': step '"
                + names.get(1)
                + "' gives "
                + String.join(", ", outputs.stream().sorted().toList()));
      }
    }
  }
}
