package forewarn.operations.workflow.definition;

import forewarn.operations.tool.SecretText;
import forewarn.operations.tool.ToolField;
import forewarn.operations.tool.ToolSignature;
import forewarn.operations.workflow.expression.Expression;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads steps. */
final class StepReader {
  private static final List<String> FIELDS =
      List.of(
          "id",
          "uses",
          "with",
          "wait_until",
          "timeout",
          "on_timeout",
          "decide",
          "if",
          "for_each",
          "retry");
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]{0,39}");
  private static final int MOST = 50;
  private static final int MOST_RETRIES = 20;
  private static final Duration USUAL_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration LONGEST_ATTEMPT = Duration.ofDays(1);
  private static final Duration LONGEST_WAIT = Duration.ofDays(31);

  private final Function<String, Optional<ToolSignature>> tools;
  private final Findings findings;
  private final Names names;
  private final Values values;
  private final Set<String> ids = new HashSet<>();

  StepReader(
      Function<String, Optional<ToolSignature>> tools, Names names, Values values, Findings found) {
    this.tools = tools;
    this.names = names;
    this.values = values;
    this.findings = found;
  }

  List<Step> read(List<Node> nodes) {
    List<Step> steps = new ArrayList<>();
    for (Node node : nodes) {
      Step step = step(node);
      if (step != null) {
        steps.add(step);
      }
    }
    if (nodes.size() > MOST) {
      findings.add(nodes.get(MOST), "there are more than " + MOST + " steps");
    }
    return steps;
  }

  private @Nullable Step step(Node node) {
    Fields fields = new Fields(node, "a step", FIELDS, findings);
    String id = id(fields);
    Node each = fields.node("for_each");
    Expression list = each == null ? null : values.expression(each);
    if (each != null) {
      names.withItem();
    }
    Node condition = fields.node("if");
    Expression holds = condition == null ? null : values.expression(condition);
    Action action = action(fields, id);
    names.withoutItem();
    names.addStep(id, each == null ? outputs(action) : Set.of("items", "count"));
    if (each != null && !(action instanceof Action.Use)) {
      findings.add(each, "for_each goes with 'uses' only");
    }
    boolean waits = action instanceof Action.WaitUntil;
    Duration timeout =
        waits ? LONGEST_ATTEMPT : fields.span("timeout", USUAL_TIMEOUT, LONGEST_ATTEMPT);
    Step.Retry retry = retry(fields);
    return action == null ? null : new Step(id, fields.line(), action, holds, list, retry, timeout);
  }

  private Set<String> outputs(@Nullable Action action) {
    return switch (action) {
      case Action.Use use ->
          tools
              .apply(use.tool())
              .map(tool -> tool.output().stream().map(ToolField::name).collect(Collectors.toSet()))
              .orElse(Set.of());
      case Action.WaitUntil wait -> Set.of("met", "timed_out");
      case Action.Decide decide ->
          decide.rows().stream()
              .flatMap(row -> row.then().keySet().stream())
              .collect(Collectors.toSet());
      case null -> Set.of();
    };
  }

  private String id(Fields fields) {
    String id = fields.required("id");
    if (!id.isEmpty() && !ID.matcher(id).matches()) {
      findings.add(fields.line(), "step id '" + id + "' must be in snake_case, up to 40 letters");
    } else if (!id.isEmpty() && !ids.add(id)) {
      findings.add(fields.line(), "there are two steps '" + id + "'");
    }
    return id;
  }

  private @Nullable Action action(Fields fields, String id) {
    List<String> kinds =
        List.of("uses", "wait_until", "decide").stream().filter(fields::has).toList();
    if (kinds.size() != 1) {
      findings.add(
          fields.line(),
          "step '"
              + id
              + "' must have one of uses, wait_until and decide, but has "
              + (kinds.isEmpty() ? "none" : String.join(" and ", kinds)));
      return null;
    }
    return switch (kinds.getFirst()) {
      case "uses" -> use(fields, id);
      case "wait_until" -> wait(fields, id);
      default -> decide(fields, id);
    };
  }

  private @Nullable Action use(Fields fields, String id) {
    String name = fields.required("uses");
    Node with = fields.node("with");
    Map<String, Object> input =
        with instanceof MappingNode mapping ? values.fields(mapping) : Map.of();
    if (with != null && !(with instanceof MappingNode)) {
      findings.add(with, "field 'with' of step '" + id + "' must have fields");
    }
    Optional<ToolSignature> tool = tools.apply(name);
    if (tool.isEmpty() && !name.isEmpty()) {
      findings.add(fields.lineOf("uses"), "there is no tool '" + name + "'");
    }
    tool.ifPresent(found -> new InputCheck(found, findings).check(with, fields.line(), input));
    if (with != null) {
      checkSecrets("with", with);
    }
    return tool.isEmpty() ? null : new Action.Use(name, input);
  }

  // Whoever may read the file, or its versions, would read them.
  private void checkSecrets(String name, Node node) {
    switch (node) {
      case MappingNode mapping ->
          mapping
              .getValue()
              .forEach(
                  field -> checkSecrets(Fields.text(field.getKeyNode()), field.getValueNode()));
      case SequenceNode sequence ->
          sequence.getValue().forEach(member -> checkSecrets(name, member));
      case ScalarNode scalar -> {
        if (SecretText.stands(name, scalar.getValue())) {
          findings.add(scalar, SecretText.problem(name));
        }
      }
      default -> {}
    }
  }

  private @Nullable Action wait(Fields fields, String id) {
    Expression condition = condition(fields);
    if (!fields.has("timeout")) {
      findings.add(fields.line(), "step '" + id + "' waits without a timeout");
    }
    Duration timeout = fields.span("timeout", LONGEST_WAIT, LONGEST_WAIT);
    String word = fields.optional("on_timeout");
    List<String> words =
        List.of(Action.OnTimeout.values()).stream().map(Action.OnTimeout::word).toList();
    if (!word.isEmpty() && !words.contains(word)) {
      findings.add(
          fields.lineOf("on_timeout"),
          "on_timeout '" + word + "' is none of " + String.join(", ", words));
      return null;
    }
    Action.OnTimeout then =
        word.isEmpty()
            ? Action.OnTimeout.CONTINUE
            : Action.OnTimeout.valueOf(word.toUpperCase(Locale.ROOT));
    return condition == null ? null : new Action.WaitUntil(condition, timeout, then);
  }

  private @Nullable Expression condition(Fields fields) {
    Node node = fields.node("wait_until");
    return node == null ? null : values.expression(node);
  }

  private Action decide(Fields fields, String id) {
    List<Action.Decide.Row> rows = new ArrayList<>();
    List<Node> nodes = fields.members("decide");
    if (nodes.isEmpty()) {
      findings.add(fields.line(), "the table of step '" + id + "' has no rows");
    }
    for (Node node : nodes) {
      Fields row = new Fields(node, "a row", List.of("when", "then", "otherwise"), findings);
      boolean last = node == nodes.getLast();
      if (row.has("otherwise") ? row.has("when") || row.has("then") || !last : !row.has("when")) {
        findings.add(node, "a row has 'when' and 'then'; only the last may be 'otherwise'");
      }
      Node when = row.node("when");
      rows.add(
          new Action.Decide.Row(
              when == null ? null : values.expression(when),
              output(row, row.has("otherwise") ? "otherwise" : "then")));
    }
    return new Action.Decide(rows);
  }

  private Map<String, Object> output(Fields row, String name) {
    if (row.node(name) instanceof MappingNode mapping) {
      return values.fields(mapping);
    }
    findings.add(row.line(), "field '" + name + "' of a row must have fields");
    return Map.of();
  }

  private Step.Retry retry(Fields fields) {
    Node node = fields.node("retry");
    if (node == null) {
      return Step.Retry.NONE;
    }
    Fields retry = new Fields(node, "retry", List.of("times", "delay"), findings);
    String times = retry.required("times");
    boolean right = times.matches("[0-9]{1,2}") && Integer.parseInt(times) <= MOST_RETRIES;
    if (!times.isEmpty() && !right) {
      findings.add(node, "retry times '" + times + "' must be 0 to " + MOST_RETRIES);
    }
    return new Step.Retry(
        right ? Integer.parseInt(times) : 0,
        retry.span("delay", Duration.ofSeconds(30), LONGEST_ATTEMPT));
  }
}
