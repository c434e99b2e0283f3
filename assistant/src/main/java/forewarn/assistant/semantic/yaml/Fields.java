package forewarn.assistant.semantic.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The fields of a mapping. What a field is not is found as a problem; a field nobody knows is found
 * as a note, because newer versions of the format have more of them.
 */
public final class Fields {
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Node whole;
  private final String what;
  private final Findings findings;

  /**
   * @param what whose fields, for messages: {@code dimension 'region'}
   * @param known names of fields that are used
   */
  public Fields(Node node, String what, List<String> known, Findings findings) {
    this.whole = node;
    this.what = what;
    this.findings = findings;
    if (!(node instanceof MappingNode mapping)) {
      findings.problem(node, what + " must have fields", "write 'field: value' lines");
      return;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      take(tuple, known);
    }
  }

  private void take(NodeTuple tuple, List<String> known) {
    Node key = tuple.getKeyNode();
    String name = text(key).toLowerCase(Locale.ROOT);
    if (!known.contains(name)) {
      findings.note(key, 0, "field '" + name + "' of " + what + " is not used", "");
    } else if (nodes.put(name, tuple.getValueNode()) != null) {
      findings.problem(key, "field '" + name + "' of " + what + " is there twice", "leave one out");
    }
  }

  /** Where a field is; where the whole is when it is not there. */
  public Node at(String name) {
    return nodes.getOrDefault(name, whole);
  }

  public Optional<Node> node(String name) {
    return Optional.ofNullable(nodes.get(name));
  }

  public boolean has(String name) {
    return nodes.containsKey(name);
  }

  /** A text that must be there; empty, and found, when it is not. */
  public String required(String name) {
    String text = optional(name);
    if (text.isEmpty()) {
      findings.problem(at(name), "field '" + name + "' of " + what + " is missing", "add it");
    }
    return text;
  }

  /** A text; empty when it is not there. */
  public String optional(String name) {
    Node node = nodes.get(name);
    if (node == null) {
      return "";
    }
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue().strip();
    }
    findings.problem(node, "field '" + name + "' of " + what + " must be a text", "");
    return "";
  }

  /** The texts of a list; one text alone counts as a list of it. */
  public List<String> texts(String name) {
    Node node = nodes.get(name);
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue().isBlank() ? List.of() : List.of(scalar.getValue().strip());
    }
    List<String> texts = new ArrayList<>();
    for (Node member : members(name)) {
      if (member instanceof ScalarNode scalar) {
        texts.add(scalar.getValue().strip());
      } else {
        findings.problem(
            member, "field '" + name + "' of " + what + " must be a list of texts", "");
      }
    }
    return texts;
  }

  /** The members of a list; none, and found, when it is no list. */
  public List<Node> members(String name) {
    Node node = nodes.get(name);
    if (node == null || node instanceof ScalarNode scalar && scalar.getValue().isBlank()) {
      return List.of();
    }
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    findings.problem(
        node, "field '" + name + "' of " + what + " must be a list", "begin with '- '");
    return List.of();
  }

  /** The text of a node that is one, else nothing. */
  public static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }
}
