package forewarn.operations.workflow.definition;

import forewarn.operations.tool.ToolField;
import forewarn.operations.tool.ToolSignature;
import forewarn.operations.workflow.expression.Template;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** What a step gives to its tool, against what the tool takes; templates are known at run time. */
final class InputCheck {
  private final ToolSignature tool;
  private final Findings findings;

  InputCheck(ToolSignature tool, Findings findings) {
    this.tool = tool;
    this.findings = findings;
  }

  void check(@Nullable Node with, int line, Map<String, Object> input) {
    List<NodeTuple> given = with instanceof MappingNode mapping ? mapping.getValue() : List.of();
    for (NodeTuple tuple : given) {
      String name = Fields.text(tuple.getKeyNode());
      tool.input().stream()
          .filter(field -> field.name().equals(name))
          .findFirst()
          .ifPresentOrElse(
              field -> value(field, input.get(name), tuple.getValueNode()),
              () -> unknown(name, tuple.getKeyNode()));
    }
    List<String> names = given.stream().map(tuple -> Fields.text(tuple.getKeyNode())).toList();
    tool.input().stream()
        .filter(field -> field.need() == ToolField.Need.REQUIRED && !names.contains(field.name()))
        .forEach(
            field -> findings.add(line, tool.name() + " needs '" + field.name() + "' in 'with'"));
  }

  private void unknown(String name, Node at) {
    findings.add(
        at,
        tool.name()
            + " takes no '"
            + name
            + "', but "
            + String.join(", ", tool.input().stream().map(ToolField::name).toList()));
  }

  private void value(ToolField field, @Nullable Object value, Node at) {
    if (value == null || value instanceof Template) {
      return;
    }
    boolean fits =
        switch (field.type()) {
          case TEXT -> !(value instanceof List<?> || value instanceof Map<?, ?>);
          case NUMBER -> value instanceof Number;
          case BOOLEAN -> value instanceof Boolean;
          case TEXTS -> value instanceof List<?>;
          case OBJECT -> value instanceof Map<?, ?>;
        };
    if (!fits) {
      findings.add(
          at,
          "'"
              + field.name()
              + "' of "
              + tool.name()
              + " must be "
              + switch (field.type()) {
                case TEXT -> "a text";
                case NUMBER -> "a number";
                case BOOLEAN -> "true or false";
                case TEXTS -> "a list of texts";
                case OBJECT -> "an object";
              });
    } else if (!field.choices().isEmpty() && !field.choices().contains(value.toString())) {
      findings.add(
          at,
          "'"
              + field.name()
              + "' of "
              + tool.name()
              + " is '"
              + value
              + "', expected "
              + String.join(", ", field.choices()));
    }
  }
}
