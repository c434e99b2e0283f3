package forewarn.operations.workflow.definition;

import forewarn.operations.event.EventTypes;
import forewarn.operations.tool.ToolSignature;
import forewarn.operations.workflow.expression.Expression;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Reads the text of a workflow and tells all of its problems at once. It composes nodes and makes
 * no objects of them, so that tags in a file create nothing. Thread-safe.
 */
public final class DefinitionReader {
  /** More is no workflow. */
  public static final int LONGEST = 100_000;

  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final List<String> FIELDS =
      List.of("id", "description", "enabled", "trigger", "inputs", "steps", "on_failure");
  private static final List<String> TRIGGERS = List.of("on", "schedule", "webhook", "manual");

  private final Function<String, Optional<ToolSignature>> tools;

  /**
   * @param tools the tools there are, by name
   */
  public DefinitionReader(Function<String, Optional<ToolSignature>> tools) {
    this.tools = tools;
  }

  /** Whether a text can be a workflow's id. */
  public static boolean isId(String id) {
    return id.length() <= 60 && ID.matcher(id).matches();
  }

  /**
   * Reads a text.
   *
   * @param id as the file is named
   */
  public Definition read(String id, String text) {
    Findings findings = new Findings();
    if (text.length() > LONGEST) {
      findings.add(1, "a workflow has at most " + LONGEST + " characters, not " + text.length());
      return new Definition(null, findings.all());
    }
    try {
      Node root = compose(text, findings);
      if (root != null) {
        Workflow workflow = workflow(id, root, findings);
        return findings.all().isEmpty()
            ? new Definition(workflow, List.of())
            : new Definition(null, findings.all());
      }
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      findings.add(line, "this is no YAML: " + e.getProblem());
    } catch (YAMLException e) {
      findings.add(1, "this is no YAML: " + e.getMessage());
    }
    return new Definition(null, findings.all());
  }

  // An alias is a node that is there twice, or within itself.
  private static @Nullable Node compose(String text, Findings findings) {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(30);
    for (var event : new Yaml(options).parse(new StringReader(text))) {
      if (event instanceof AliasEvent alias) {
        findings.add(
            alias.getStartMark().getLine() + 1, "aliases such as *name are no part of workflows");
        return null;
      }
    }
    Node root = new Yaml(options).compose(new StringReader(text));
    if (root == null) {
      findings.add(1, "the file is empty");
    }
    return root;
  }

  private Workflow workflow(String id, Node root, Findings findings) {
    Fields fields = new Fields(root, "a workflow", FIELDS, findings);
    Names names = new Names(findings);
    Values values = new Values(names, findings);
    checkId(id, fields, findings);
    String description = fields.required("description");
    Trigger trigger = trigger(fields, values, findings);
    List<Input> inputs = inputs(fields, findings);
    inputs.forEach(input -> names.addInput(input.name()));
    StepReader steps = new StepReader(tools, names, values, findings);
    if (fields.members("steps").isEmpty()) {
      findings.add(fields.line(), "a workflow must have at least one step in 'steps'");
    }
    return new Workflow(
        id,
        description,
        fields.truth("enabled"),
        trigger,
        inputs,
        steps.read(fields.members("steps")),
        steps.read(fields.members("on_failure")));
  }

  private static void checkId(String id, Fields fields, Findings findings) {
    String given = fields.required("id");
    if (!given.isEmpty() && !isId(given)) {
      findings.add(fields.line(), "id '" + given + "' must be in kebab-case, up to 60 letters");
    } else if (!given.isEmpty() && !given.equals(id)) {
      findings.add(fields.line(), "id '" + given + "' must be the name of the file, '" + id + "'");
    }
  }

  private static Trigger trigger(Fields workflow, Values values, Findings findings) {
    Node node = workflow.node("trigger");
    if (node == null) {
      findings.add(workflow.line(), "field 'trigger' of a workflow is missing");
      return new Trigger.Manual();
    }
    if (node instanceof ScalarNode scalar && scalar.getValue().equals("manual")) {
      return new Trigger.Manual();
    }
    Fields fields =
        new Fields(
            node,
            "a trigger",
            List.of("on", "when", "once", "schedule", "zone", "webhook", "secret", "manual"),
            findings);
    List<String> kinds = TRIGGERS.stream().filter(fields::has).toList();
    if (kinds.size() != 1) {
      findings.add(node, "a trigger must have one of " + String.join(", ", TRIGGERS));
      return new Trigger.Manual();
    }
    return switch (kinds.getFirst()) {
      case "on" -> onEvent(fields, values, findings);
      case "schedule" -> onSchedule(fields, findings);
      case "webhook" -> {
        fields.truth("webhook");
        yield new Trigger.OnWebhook(secret(fields, findings));
      }
      default -> new Trigger.Manual();
    };
  }

  private static Trigger onEvent(Fields fields, Values values, Findings findings) {
    String type = fields.required("on");
    if (!type.isEmpty() && !EventTypes.ALL.contains(type)) {
      findings.add(
          fields.lineOf("on"),
          "unknown event '" + type + "', expected one such as " + EventTypes.INCIDENT_OPENED);
    }
    Node when = fields.node("when");
    Expression condition = when == null ? null : values.expression(when);
    return new Trigger.OnEvent(type, condition, once(fields, findings));
  }

  private static Trigger.Once once(Fields fields, Findings findings) {
    String word = fields.optional("once");
    if (!List.of("", "incident").contains(word)) {
      findings.add(fields.lineOf("once"), "once '" + word + "' must be incident, or not there");
    }
    return word.equals("incident") ? Trigger.Once.INCIDENT : Trigger.Once.EVENT;
  }

  private static Trigger onSchedule(Fields fields, Findings findings) {
    String cron = fields.required("schedule");
    String zone = fields.required("zone");
    ZoneId id = ZoneId.of("UTC");
    try {
      id = zone.isEmpty() ? id : ZoneId.of(zone);
    } catch (DateTimeException e) {
      findings.add(
          fields.lineOf("zone"), "unknown zone '" + zone + "', expected one such as Asia/Jakarta");
    }
    try {
      Trigger.OnSchedule trigger = new Trigger.OnSchedule(cron, id);
      trigger.next(Instant.EPOCH);
      return trigger;
    } catch (IllegalArgumentException e) {
      findings.add(
          fields.lineOf("schedule"),
          "schedule '" + cron + "' must be minute, hour, day of month, month and day of week");
    }
    return new Trigger.Manual();
  }

  private static String secret(Fields fields, Findings findings) {
    String secret = fields.required("secret");
    if (secret.startsWith("secret:")) {
      return secret.substring("secret:".length());
    }
    if (!secret.isEmpty()) {
      // The value is not repeated: it may be the secret itself.
      findings.add(
          fields.lineOf("secret"), "a secret is given by reference, as secret:NAME, never itself");
    }
    return "";
  }

  private static List<Input> inputs(Fields workflow, Findings findings) {
    List<Input> inputs = new ArrayList<>();
    Node node = workflow.node("inputs");
    if (node != null && !(node instanceof MappingNode)) {
      findings.add(node, "field 'inputs' must have a field for each input");
    }
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        inputs.add(input(Fields.text(tuple.getKeyNode()), tuple.getValueNode(), findings));
      }
    }
    return inputs;
  }

  private static Input input(String name, Node node, Findings findings) {
    Fields fields =
        new Fields(
            node, "input '" + name + "'", List.of("type", "description", "default"), findings);
    Input.Kind kind = Input.Kind.TEXT;
    String word = fields.required("type");
    List<String> words = List.of(Input.Kind.values()).stream().map(Input.Kind::word).toList();
    if (words.contains(word)) {
      kind = Input.Kind.valueOf(word.toUpperCase(Locale.ROOT));
    } else if (!word.isEmpty()) {
      findings.add(node, "type '" + word + "' is none of " + String.join(", ", words));
    }
    Object standard =
        fields.node("default") instanceof ScalarNode scalar ? Values.plain(scalar) : null;
    if (standard != null && !kind.takes(standard)) {
      findings.add(node, "default of input '" + name + "' is no " + kind.word());
    }
    return new Input(name, kind, fields.optional("description"), standard);
  }
}
