package forewarn.console.mcp;

import forewarn.operations.tool.Effect;
import forewarn.operations.tool.ToolField;
import forewarn.operations.tool.ToolSignature;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A tool as the protocol describes it: its fields as a JSON schema, its effect as hints. */
final class ToolSchema {
  private ToolSchema() {}

  static McpSchema.Tool of(ToolSignature signature) {
    return McpSchema.Tool.builder()
        .name(signature.name())
        .description(signature.description() + "\nExample, as YAML:\n" + signature.example())
        .inputSchema(object(signature.input()))
        .annotations(
            McpSchema.ToolAnnotations.builder()
                .readOnlyHint(signature.effect() == Effect.READS)
                .destructiveHint(signature.effect() != Effect.READS)
                .openWorldHint(signature.effect() == Effect.SENDS)
                .build())
        .build();
  }

  private static Map<String, Object> object(List<ToolField> fields) {
    Map<String, Object> properties = new LinkedHashMap<>();
    fields.forEach(field -> properties.put(field.name(), property(field)));
    return Map.of(
        "type",
        "object",
        "properties",
        properties,
        "required",
        fields.stream()
            .filter(field -> field.need() == ToolField.Need.REQUIRED)
            .map(ToolField::name)
            .toList(),
        "additionalProperties",
        false);
  }

  private static Map<String, Object> property(ToolField field) {
    Map<String, Object> property = new LinkedHashMap<>(type(field.type()));
    property.put("description", field.description());
    if (!field.choices().isEmpty()) {
      property.put("enum", field.choices());
    }
    return property;
  }

  private static Map<String, Object> type(ToolField.Type type) {
    return switch (type) {
      case TEXT -> Map.of("type", "string");
      case NUMBER -> Map.of("type", "number");
      case BOOLEAN -> Map.of("type", "boolean");
      case TEXTS -> Map.of("type", "array", "items", Map.of("type", "string"));
      case OBJECT -> Map.of("type", "object");
    };
  }
}
