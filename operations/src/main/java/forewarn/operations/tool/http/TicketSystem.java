package forewarn.operations.tool.http;

import forewarn.operations.tool.Secrets;
import forewarn.operations.tool.ToolCall;
import forewarn.operations.tool.ToolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The operator's ticket system as a file describes it: the requests that make and change a ticket,
 * and where in the answers its id is. Read at each use. Thread-safe.
 */
public final class TicketSystem {
  /** What a ticket is made of. */
  static final Set<String> CREATE = Set.of("title", "description", "severity", "reference");

  /** What of a ticket can change. */
  static final Set<String> UPDATE = Set.of("ticket", "status", "comment");

  private final Path file;
  private final Outgoing outgoing;
  private final Secrets secrets;

  /**
   * @param file with the parts {@code create} and {@code update}, each with {@code request} and
   *     {@code output}; need not exist before it is used
   */
  public TicketSystem(Path file, Outgoing outgoing, Secrets secrets) {
    this.file = file;
    this.outgoing = outgoing;
    this.secrets = secrets;
  }

  Map<String, Object> create(Map<String, Object> ticket, ToolCall call) {
    return template("create", CREATE).send(outgoing, secrets, ticket, call);
  }

  Map<String, Object> update(Map<String, Object> change, ToolCall call) {
    return template("update", UPDATE).send(outgoing, secrets, change, call);
  }

  /** What is wrong with the file, each with its line; empty when it is not there. */
  public List<String> problems() {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    List<String> problems = new ArrayList<>();
    read("create", CREATE, problems);
    List<String> ofUpdate = new ArrayList<>();
    read("update", UPDATE, ofUpdate);
    ofUpdate.stream().filter(problem -> !problems.contains(problem)).forEach(problems::add);
    return problems.stream().map(problem -> file.getFileName() + ", " + problem).toList();
  }

  private RequestTemplate template(String part, Set<String> inputs) {
    if (!Files.isRegularFile(file)) {
      throw lasting(
          "Cannot reach a ticket system: none is described; write " + file + " (docs/tools.md)");
    }
    List<String> problems = new ArrayList<>();
    RequestTemplate template = read(part, inputs, problems);
    if (!problems.isEmpty()) {
      throw lasting("Cannot use %s: %s".formatted(file.getFileName(), String.join("; ", problems)));
    }
    return template;
  }

  private RequestTemplate read(String part, Set<String> inputs, List<String> problems) {
    try {
      Placed root = Placed.read(Files.readString(file), problems);
      if (root == null) {
        return new RequestTemplate("POST", "", Map.of(), null, Map.of());
      }
      root.allow(Set.of("create", "update"));
      if (!root.has(part)) {
        root.problem(part, "Missing field " + part);
        return new RequestTemplate("POST", "", Map.of(), null, Map.of());
      }
      Placed wanted = root.part(part);
      wanted.allow(Set.of("request", "output"));
      return RequestTemplate.read(wanted, inputs);
    } catch (IOException e) {
      throw lasting("Cannot read " + file + ": " + e.getMessage());
    }
  }

  private static ToolException lasting(String message) {
    return new ToolException(ToolException.Kind.LASTING, message);
  }
}
