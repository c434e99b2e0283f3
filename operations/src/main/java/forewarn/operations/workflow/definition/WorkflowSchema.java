package forewarn.operations.workflow.definition;

import forewarn.operations.event.EventTypes;
import forewarn.operations.tool.ToolField;
import forewarn.operations.tool.ToolSignature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The form of workflow files as a JSON schema, for editors; made from what there is. */
public final class WorkflowSchema {
  private static final Map<String, Object> TEXT = Map.of("type", "string");
  private static final Map<String, Object> SPAN =
      Map.of("type", "string", "pattern", "^[0-9]{1,5}[smhd]$");

  private WorkflowSchema() {}

  /** The schema of workflows over these tools (draft 2020-12). */
  public static Map<String, Object> of(List<ToolSignature> tools) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Forewarn workflow");
    Map<String, Object> steps = Map.of("type", "array", "items", step(tools), "maxItems", 50);
    schema.putAll(
        object(
            Map.of(
                "id", Map.of("type", "string", "pattern", "^[a-z0-9]+(-[a-z0-9]+)*$"),
                "description", TEXT,
                "enabled", Map.of("type", "boolean"),
                "trigger", trigger(),
                "inputs", Map.of("type", "object", "additionalProperties", input()),
                "steps", steps,
                "on_failure", steps),
            List.of("id", "description", "trigger", "steps")));
    return schema;
  }

  private static Map<String, Object> trigger() {
    return Map.of(
        "oneOf",
        List.of(
            Map.of("const", "manual"),
            object(
                Map.of(
                    "on",
                    Map.of("enum", EventTypes.ALL),
                    "when",
                    TEXT,
                    "once",
                    Map.of("const", "incident")),
                List.of("on")),
            object(Map.of("schedule", TEXT, "zone", TEXT), List.of("schedule", "zone")),
            object(
                Map.of(
                    "webhook",
                    Map.of("const", true),
                    "secret",
                    Map.of("type", "string", "pattern", "^secret:")),
                List.of("webhook", "secret"))));
  }

  private static Map<String, Object> input() {
    return object(
        Map.of(
            "type",
            Map.of("enum", List.of(Input.Kind.values()).stream().map(Input.Kind::word).toList()),
            "description",
            TEXT,
            "default",
            Map.of("type", List.of("string", "number", "boolean"))),
        List.of("type"));
  }

  private static Map<String, Object> step(List<ToolSignature> tools) {
    List<Object> kinds = new ArrayList<>();
    Map<String, Object> shared =
        Map.of(
            "id", Map.of("type", "string", "pattern", "^[a-z][a-z0-9_]*$"),
            "if", TEXT,
            "for_each", TEXT,
            "timeout", SPAN,
            "retry",
                object(
                    Map.of("times", Map.of("type", "integer"), "delay", SPAN), List.of("times")));
    for (ToolSignature tool : tools) {
      Map<String, Object> fields = new LinkedHashMap<>(shared);
      fields.put("uses", Map.of("const", tool.name(), "description", tool.description()));
      fields.put("with", with(tool));
      kinds.add(object(fields, List.of("id", "uses")));
    }
    Map<String, Object> wait = new LinkedHashMap<>(shared);
    wait.put("wait_until", TEXT);
    wait.put(
        "on_timeout",
        Map.of(
            "enum",
            List.of(Action.OnTimeout.values()).stream().map(Action.OnTimeout::word).toList()));
    kinds.add(object(wait, List.of("id", "wait_until", "timeout")));
    Map<String, Object> decide = new LinkedHashMap<>(shared);
    Map<String, Object> values = Map.of("type", "object");
    decide.put(
        "decide",
        Map.of(
            "type",
            "array",
            "items",
            object(Map.of("when", TEXT, "then", values, "otherwise", values), List.of())));
    kinds.add(object(decide, List.of("id", "decide")));
    return Map.of("oneOf", kinds);
  }

  // A text with an expression may stand for any value.
  private static Map<String, Object> with(ToolSignature tool) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (ToolField field : tool.input()) {
      String type =
          switch (field.type()) {
            case TEXT -> "string";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case TEXTS -> "array";
            case OBJECT -> "object";
          };
      fields.put(
          field.name(),
          Map.of(
              "description",
              field.description(),
              "anyOf",
              List.of(
                  field.choices().isEmpty()
                      ? Map.of("type", type)
                      : Map.of("enum", field.choices()),
                  Map.of("type", "string", "pattern", "\\$\\{"))));
    }
    return object(
        fields,
        tool.input().stream()
            .filter(field -> field.need() == ToolField.Need.REQUIRED)
            .map(ToolField::name)
            .toList());
  }

  private static Map<String, Object> object(Map<String, Object> fields, List<String> required) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("type", "object");
    object.put("properties", fields);
    object.put("required", required);
    object.put("additionalProperties", false);
    return object;
  }
}
