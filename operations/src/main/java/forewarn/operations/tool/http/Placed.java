package forewarn.operations.tool.http;

import forewarn.operations.tool.SecretText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * An object of a YAML file whose fields know their lines; what is wrong with them is collected, so
 * that all of it is said at once. Not thread-safe.
 */
final class Placed {
  private static final int LONGEST_FILE = 200_000;
  private static final int DEEPEST = 40;
  private static final int MOST_VALUES = 10_000;

  private final String name;
  private final int line;
  private final Map<String, Node> fields = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final List<String> problems;

  private Placed(String name, Node node, List<String> problems) {
    this.name = name;
    this.line = line(node);
    this.problems = problems;
    if (!(node instanceof MappingNode object)) {
      problem(line, (name.isEmpty() ? "The file" : name) + " must be an object of fields");
      return;
    }
    for (NodeTuple tuple : object.getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
      if (lines.putIfAbsent(key, line(tuple.getKeyNode())) != null) {
        problem(line(tuple.getKeyNode()), "Repeated field " + full(key));
      } else {
        fields.put(key, tuple.getValueNode());
      }
    }
  }

  /** The whole file; empty, with a problem, when it is no YAML. */
  static @Nullable Placed read(String yaml, List<String> problems) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(LONGEST_FILE);
    options.setNestingDepthLimit(DEEPEST);
    options.setMaxAliasesForCollections(0);
    try {
      Node root = new Yaml(new SafeConstructor(options)).compose(new java.io.StringReader(yaml));
      if (root == null) {
        problems.add("line 1: The file is empty");
        return null;
      }
      return new Placed("", root, problems);
    } catch (MarkedYAMLException e) {
      int at = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      problems.add("line " + at + ": Not YAML: " + e.getProblem());
    } catch (YAMLException e) {
      problems.add("line 1: Not YAML: " + e.getMessage());
    }
    return null;
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  private String full(String key) {
    return name.isEmpty() ? key : name + "." + key;
  }

  void problem(int at, String message) {
    problems.add("line " + at + ": " + message);
  }

  /** Says something about a field; about the whole object when there is no such field. */
  void problem(String key, String message) {
    problem(lines.getOrDefault(key, line), message);
  }

  /** Says which fields there are none of. */
  void allow(Set<String> known) {
    lines.forEach((key, at) -> {
      if (!known.contains(key)) {
        problem(
            at,
            "Unknown field %s, expected %s"
                .formatted(full(key), String.join(", ", known.stream().sorted().toList())));
      }
    });
  }

  boolean has(String key) {
    return fields.containsKey(key);
  }

  Set<String> names() {
    return fields.keySet();
  }

  /** A text; {@code otherwise}, or a problem when that is null, without the field. */
  String text(String key, @Nullable String otherwise) {
    Node node = fields.get(key);
    if (node == null) {
      if (otherwise == null) {
        problem(line, "Missing field " + full(key));
      }
      return otherwise == null ? "" : otherwise;
    }
    if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
      return scalar.getValue();
    }
    problem(key, full(key) + " must be a text");
    return "";
  }

  /** One of some words. */
  String choice(String key, String otherwise, List<String> choices) {
    String text = text(key, otherwise);
    if (!choices.contains(text)) {
      problem(
          key,
          "Invalid %s: %s, expected %s".formatted(full(key), text, String.join(", ", choices)));
      return otherwise;
    }
    return text;
  }

  /** A part that is an object itself; without fields when it is not there. */
  Placed part(String key) {
    Node node = fields.get(key);
    return node == null
        ? new Placed(full(key), empty(), problems)
        : new Placed(full(key), node, problems);
  }

  private static Node empty() {
    return new MappingNode(
        Tag.MAP, new ArrayList<>(), org.yaml.snakeyaml.DumperOptions.FlowStyle.BLOCK) {
      @Override
      public org.yaml.snakeyaml.error.Mark getStartMark() {
        return new org.yaml.snakeyaml.error.Mark("", 0, 0, 0, new int[0], 0);
      }
    };
  }

  /** The names and texts of an object of texts. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    fields.keySet().forEach(key -> texts.put(key, text(key, "")));
    return texts;
  }

  /** A list of texts. */
  List<String> list(String key) {
    Node node = fields.get(key);
    if (node == null) {
      return List.of();
    }
    if (node instanceof SequenceNode sequence
        && sequence.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
      return sequence.getValue().stream().map(one -> ((ScalarNode) one).getValue()).toList();
    }
    problem(key, full(key) + " must be a list of texts");
    return List.of();
  }

  /** Says where a secret stands itself, in all of the object's fields and theirs. */
  void refuseSecrets() {
    fields.forEach(this::refuseSecrets);
  }

  private void refuseSecrets(String key, Node node) {
    switch (node) {
      case MappingNode object ->
          object
              .getValue()
              .forEach(field ->
                  refuseSecrets(
                      field.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "",
                      field.getValueNode()));
      case SequenceNode list -> list.getValue().forEach(member -> refuseSecrets(key, member));
      case ScalarNode scalar -> {
        if (SecretText.stands(key, scalar.getValue())) {
          problem(line(node), SecretText.problem(key));
        }
      }
      default -> {}
    }
  }

  /** Any value as JSON knows them; null when it is not there. */
  @Nullable Object value(String key) {
    Node node = fields.get(key);
    return node == null ? null : new Values().of(node);
  }

  /** Counts, because an alias may stand for very much. */
  private final class Values {
    private int seen;

    @Nullable Object of(Node node) {
      if (++seen > MOST_VALUES) {
        if (seen == MOST_VALUES + 1) {
          problem(line(node), "There are more than " + MOST_VALUES + " values");
        }
        return null;
      }
      return switch (node) {
        case MappingNode object -> {
          Map<String, @Nullable Object> values = new LinkedHashMap<>();
          for (NodeTuple tuple : object.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            values.put(key, of(tuple.getValueNode()));
          }
          yield values;
        }
        case SequenceNode list -> {
          List<@Nullable Object> values = new ArrayList<>();
          list.getValue().forEach(one -> values.add(of(one)));
          yield values;
        }
        case ScalarNode scalar -> scalar(scalar);
        default -> null;
      };
    }

    private static @Nullable Object scalar(ScalarNode scalar) {
      String text = scalar.getValue();
      if (scalar.getTag().equals(Tag.NULL)) {
        return null;
      }
      if (scalar.getTag().equals(Tag.BOOL)) {
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("yes") || text.equals("on");
      }
      if (scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT)) {
        try {
          return new BigDecimal(text);
        } catch (NumberFormatException e) {
          return text;
        }
      }
      return text;
    }
  }
}
