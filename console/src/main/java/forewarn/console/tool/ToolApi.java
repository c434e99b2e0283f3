package forewarn.console.tool;

import forewarn.operations.tool.Tool;
import forewarn.operations.tool.ToolField;
import forewarn.operations.tool.ToolSignature;
import forewarn.operations.tool.Tools;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/tools}, and the same as text for the command line. */
@RestController
@Tag(name = "Tools", description = "What workflows and the assistant can have done")
class ToolApi {
  private final Tools tools;
  private final ToolFiles files;

  ToolApi(Tools tools, ToolFiles files) {
    this.tools = tools;
    this.files = files;
  }

  /** A value a tool takes or gives. */
  record Field(
      String name, String type, boolean required, String description, List<String> choices) {
    static Field of(ToolField field) {
      return new Field(
          field.name(),
          field.type().name().toLowerCase(Locale.ROOT),
          field.need() == ToolField.Need.REQUIRED,
          field.description(),
          field.choices());
    }
  }

  /** A tool. */
  record Listed(
      String name,
      String description,
      String effect,
      List<Field> input,
      List<Field> output,
      String example) {
    static Listed of(Tool tool) {
      ToolSignature signature = tool.signature();
      return new Listed(
          signature.name(),
          signature.description(),
          signature.effect().name().toLowerCase(Locale.ROOT),
          signature.input().stream().map(Field::of).toList(),
          signature.output().stream().map(Field::of).toList(),
          signature.example());
    }
  }

  /**
   * All tools by name.
   *
   * @param problems with the user's own ones, each with its file
   */
  record Listing(List<Listed> tools, List<String> problems) {}

  @GetMapping("/api/v1/tools")
  @Operation(
      summary = "All tools",
      description =
          "With their fields, and what they do to the world: reads, writes or sends. problems are"
              + " those of jars in plugins, of files in tools and of ticket-system.yml.")
  Listing list() {
    return new Listing(tools.all().stream().map(Listed::of).toList(), files.problems());
  }

  @Hidden
  @GetMapping(path = "/internal/tools", produces = MediaType.TEXT_PLAIN_VALUE)
  String text() {
    Listing listing = list();
    String all = listing.tools().stream().map(ToolApi::text).collect(Collectors.joining("\n"));
    return listing.problems().isEmpty()
        ? all
        : all + "\nProblems:\n  " + String.join("\n  ", listing.problems()) + "\n";
  }

  private static String text(Listed tool) {
    StringBuilder text = new StringBuilder();
    text.append("%-24s %s%n  %s%n".formatted(tool.name(), tool.effect(), tool.description()));
    tool.input().forEach(field -> text.append(line("takes", field)));
    tool.output().forEach(field -> text.append(line("gives", field)));
    return text.toString();
  }

  private static String line(String way, Field field) {
    String choices =
        field.choices().isEmpty() ? "" : " (" + String.join(", ", field.choices()) + ")";
    return "  %s %-18s %-8s %s%s%n"
        .formatted(
            way,
            field.name() + (field.required() ? "" : "?"),
            field.type(),
            field.description(),
            choices);
  }
}
