package forewarn.operations.workflow;

import forewarn.operations.tool.Effect;
import forewarn.operations.tool.ToolField;
import forewarn.operations.tool.ToolSignature;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Signatures of the tools that shipped workflows use, by their names and fields. */
public final class SampleTools {
  private static final Map<String, ToolSignature> ALL =
      Map.of(
          "write_note", tool("write_note", "text"),
          "page_on_call", tool("page_on_call", "level", "incident?", "message"),
          "send_incident_summary", tool("send_incident_summary", "to", "incident", "note?"),
          "send_email", tool("send_email", "to", "subject", "text", "reports?"),
          "create_ticket", tool("create_ticket", "title", "description", "severity?", "reference?"),
          "make_report", tool("make_report", "kind"),
          "find_cluster_place", tool("find_cluster_place", "cluster"));

  private SampleTools() {}

  public static Optional<ToolSignature> find(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  private static ToolSignature tool(String name, String... fields) {
    return new ToolSignature(
        name,
        "Does it.",
        name.startsWith("send") || name.startsWith("page") ? Effect.SENDS : Effect.WRITES,
        Arrays.stream(fields).map(SampleTools::field).toList(),
        List.of(),
        "");
  }

  private static ToolField field(String written) {
    String name = written.replace("?", "");
    ToolField.Type type =
        switch (name) {
          case "to", "reports" -> ToolField.Type.TEXTS;
          case "level" -> ToolField.Type.NUMBER;
          default -> ToolField.Type.TEXT;
        };
    return new ToolField(
        name,
        type,
        written.endsWith("?") ? ToolField.Need.OPTIONAL : ToolField.Need.REQUIRED,
        "a value",
        List.of());
  }
}
