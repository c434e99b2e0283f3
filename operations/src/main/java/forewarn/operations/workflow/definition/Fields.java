package forewarn.operations.workflow.definition;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The fields of a mapping; whatever they are not, is found. */
final class Fields {
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final String what;
  private final int line;
  private final Findings findings;

  /**
   * @param what whose fields, for messages: {@code step 'page'}
   * @param known names of fields there may be
   */
  Fields(Node node, String what, List<String> known, Findings findings) {
    this.what = what;
    this.line = Findings.line(node);
    this.findings = findings;
    if (!(node instanceof MappingNode mapping)) {
      findings.add(node, what + " must have fields, such as '" + known.getFirst() + ": …'");
      return;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      take(tuple, known);
    }
  }

  private void take(NodeTuple tuple, List<String> known) {
    String name = text(tuple.getKeyNode());
    if (!known.contains(name)) {
      findings.add(
          tuple.getKeyNode(),
          "unknown field '" + name + "' of " + what + ", expected " + String.join(", ", known));
    } else if (nodes.put(name, tuple.getValueNode()) != null) {
      findings.add(tuple.getKeyNode(), "field '" + name + "' of " + what + " is there twice");
    }
  }

  int line() {
    return line;
  }

  /** Where a field is; where the whole is when it is not there. */
  int lineOf(String name) {
    Node node = nodes.get(name);
    return node == null ? line : Findings.line(node);
  }

  @Nullable Node node(String name) {
    return nodes.get(name);
  }

  boolean has(String name) {
    return nodes.containsKey(name);
  }

  /** A text that must be there; empty, and found, when it is not. */
  String required(String name) {
    String text = optional(name);
    if (text.isEmpty()) {
      findings.add(lineOf(name), "field '" + name + "' of " + what + " is missing");
    }
    return text;
  }

  /** A text; empty when it is not there. */
  String optional(String name) {
    Node node = nodes.get(name);
    if (node == null) {
      return "";
    }
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue().strip();
    }
    findings.add(node, "field '" + name + "' of " + what + " must be a text");
    return "";
  }

  /** True, false, or the given when it is not there. */
  boolean truth(String name) {
    String text = optional(name);
    if (!List.of("", "true", "false").contains(text)) {
      findings.add(
          lineOf(name),
          "field '" + name + "' of " + what + " must be true or false, not '" + text + "'");
    }
    return text.equals("true");
  }

  Duration span(String name, Duration standard, Duration longest) {
    String text = optional(name);
    if (text.isEmpty()) {
      return standard;
    }
    Optional<Duration> span = Span.parse(text);
    if (span.isEmpty() || span.get().isZero() || span.get().compareTo(longest) > 0) {
      findings.add(
          lineOf(name),
          "field '"
              + name
              + "' of "
              + what
              + " must be a span such as 30s, 15m or 2h, up to "
              + longest.toDays()
              + " days, not '"
              + text
              + "'");
      return standard;
    }
    return span.get();
  }

  /** The members of a list; none, and found, when it is no list. */
  List<Node> members(String name) {
    Node node = nodes.get(name);
    if (node == null) {
      return List.of();
    }
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    findings.add(node, "field '" + name + "' of " + what + " must be a list");
    return List.of();
  }

  static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }
}
