package forewarn.operations.tool.http;

import forewarn.operations.tool.Effect;
import forewarn.operations.tool.Secrets;
import forewarn.operations.tool.Tool;
import forewarn.operations.tool.ToolCall;
import forewarn.operations.tool.ToolField;
import forewarn.operations.tool.ToolSignature;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A tool that a user has described in YAML: a request and what is read from its answer. */
final class HttpTool implements Tool {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)+");
  private static final Pattern FIELD = Pattern.compile("[a-z][a-z0-9_]*");
  private static final Set<String> FIELDS =
      Set.of("description", "effect", "input", "request", "output", "example");

  private final ToolSignature signature;
  private final RequestTemplate request;
  private final Outgoing outgoing;
  private final Secrets secrets;

  private HttpTool(
      ToolSignature signature, RequestTemplate request, Outgoing outgoing, Secrets secrets) {
    this.signature = signature;
    this.request = request;
    this.outgoing = outgoing;
    this.secrets = secrets;
  }

  /**
   * Reads a definition.
   *
   * @param problems gets all that is wrong with it, each with its line
   * @return empty when something is
   */
  static Optional<HttpTool> read(
      String name, String yaml, Outgoing outgoing, Secrets secrets, List<String> problems) {
    int before = problems.size();
    if (!NAME.matcher(name).matches()) {
      problems.add(
          "line 1: Invalid name of the file: " + name + ", expected verb_noun, such as open_door");
    }
    Placed root = Placed.read(yaml, problems);
    if (root == null) {
      return Optional.empty();
    }
    root.allow(FIELDS);
    List<ToolField> input = fields(root.part("input"));
    RequestTemplate request =
        RequestTemplate.read(root, input.stream().map(ToolField::name).collect(Collectors.toSet()));
    ToolSignature signature =
        new ToolSignature(
            name,
            root.text("description", null),
            Effect.valueOf(
                root.choice("effect", "sends", List.of("reads", "writes", "sends"))
                    .toUpperCase(Locale.ROOT)),
            input,
            output(request),
            root.text("example", ""));
    return problems.size() > before
        ? Optional.empty()
        : Optional.of(new HttpTool(signature, request, outgoing, secrets));
  }

  private static List<ToolField> fields(Placed input) {
    List<ToolField> fields = new ArrayList<>();
    for (String name : input.names()) {
      if (!FIELD.matcher(name).matches()) {
        input.problem(name, "Invalid name of a field: " + name + ", expected snake_case");
      }
      Placed field = input.part(name);
      field.allow(Set.of("type", "description", "required", "choices"));
      String type =
          field.choice("type", "text", List.of("text", "number", "boolean", "texts", "object"));
      boolean required = field.choice("required", "true", List.of("true", "false")).equals("true");
      fields.add(
          new ToolField(
              name,
              ToolField.Type.valueOf(type.toUpperCase(Locale.ROOT)),
              required ? ToolField.Need.REQUIRED : ToolField.Need.OPTIONAL,
              field.text("description", null),
              field.list("choices")));
    }
    return fields;
  }

  private static List<ToolField> output(RequestTemplate request) {
    return Stream.concat(
            Stream.of(
                new ToolField(
                    "status",
                    ToolField.Type.NUMBER,
                    ToolField.Need.REQUIRED,
                    "the HTTP status, 200 to 299",
                    List.of())),
            request.output().entrySet().stream()
                .map(field ->
                    new ToolField(
                        field.getKey(),
                        ToolField.Type.TEXT,
                        ToolField.Need.OPTIONAL,
                        "the answer's " + field.getValue(),
                        List.of())))
        .toList();
  }

  @Override
  public ToolSignature signature() {
    return signature;
  }

  @Override
  public Map<String, Object> run(Map<String, Object> input, ToolCall call) {
    return request.send(outgoing, secrets, input, call);
  }
}
