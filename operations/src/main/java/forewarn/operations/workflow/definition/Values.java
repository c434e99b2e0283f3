package forewarn.operations.workflow.definition;

import forewarn.operations.workflow.expression.Expression;
import forewarn.operations.workflow.expression.ExpressionException;
import forewarn.operations.workflow.expression.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Nodes as values. Only {@code true}, {@code false}, numbers and {@code null} are not texts: {@code
 * on} and {@code yes} are words, tags mean nothing, and no class is ever made.
 */
final class Values {
  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,15}\\.[0-9]{1,15}");

  private final Names names;
  private final Findings findings;

  Values(Names names, Findings findings) {
    this.names = names;
    this.findings = findings;
  }

  /** A value whose texts may hold expressions: these become templates. */
  @Nullable Object filled(Node node) {
    return switch (node) {
      case MappingNode mapping -> fields(mapping);
      case SequenceNode sequence -> {
        List<@Nullable Object> members = new ArrayList<>();
        sequence.getValue().forEach(member -> members.add(filled(member)));
        yield members;
      }
      case ScalarNode scalar -> Template.is(scalar.getValue()) ? template(scalar) : plain(scalar);
      default -> null;
    };
  }

  Map<String, Object> fields(MappingNode mapping) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Object value = filled(tuple.getValueNode());
      if (value != null) {
        fields.put(Fields.text(tuple.getKeyNode()), value);
      }
    }
    return fields;
  }

  private @Nullable Object template(ScalarNode scalar) {
    try {
      Template template = Template.parse(scalar.getValue());
      template.expressions().forEach(expression -> names.check(expression, scalar));
      return template;
    } catch (ExpressionException e) {
      findings.add(scalar, String.valueOf(e.getMessage()));
      return null;
    }
  }

  /** A condition; null when it is none. */
  @Nullable Expression expression(Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      findings.add(node, "an expression is expected");
      return null;
    }
    String text = scalar.getValue().strip();
    boolean wrapped = text.startsWith("${") && text.indexOf('}') == text.length() - 1;
    try {
      Expression expression =
          Expression.parse(wrapped ? text.substring(2, text.length() - 1) : text);
      names.check(expression, node);
      return expression;
    } catch (ExpressionException e) {
      findings.add(node, String.valueOf(e.getMessage()));
      return null;
    }
  }

  static @Nullable Object plain(ScalarNode scalar) {
    String text = scalar.getValue();
    if (scalar.getScalarStyle() != DumperOptions.ScalarStyle.PLAIN) {
      return text;
    }
    if (WHOLE.matcher(text).matches()) {
      return Long.valueOf(text);
    } else if (DECIMAL.matcher(text).matches()) {
      return Double.valueOf(text);
    }
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      case "null", "~", "" -> null;
      default -> text;
    };
  }
}
