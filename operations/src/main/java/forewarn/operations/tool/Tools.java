package forewarn.operations.tool;

import forewarn.operations.audit.AuditLog;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All tools by name. Whoever wants one calls it here: its input is checked, the call is in the
 * audit before anything happens, and no secret gets out. Thread-safe.
 */
public final class Tools {
  private static final int LONGEST_TOLD = 2000;

  private final Map<String, Tool> own;
  private final Supplier<List<Tool>> added;
  private final AuditLog audit;
  private final @Nullable Secrets secrets;

  public Tools(Collection<Tool> tools, AuditLog audit) {
    this(tools, List::of, audit, null);
  }

  /**
   * Tools of ours and of the user.
   *
   * @param added the user's at a moment: their files may change; ours win over those of their names
   * @param secrets struck out of what the tools give and say
   * @throws IllegalArgumentException when two of ours have one name
   */
  public Tools(
      Collection<Tool> tools,
      Supplier<List<Tool>> added,
      AuditLog audit,
      @Nullable Secrets secrets) {
    this.own = new TreeMap<>();
    for (Tool tool : tools) {
      if (own.put(tool.signature().name(), tool) != null) {
        throw new IllegalArgumentException(
            "Cannot add the tool " + tool.signature().name() + ": there is one of that name");
      }
    }
    this.added = added;
    this.audit = audit;
    this.secrets = secrets;
  }

  public Optional<Tool> find(String name) {
    return Optional.ofNullable(byName().get(name));
  }

  /** Ordered by name. */
  public List<Tool> all() {
    return List.copyOf(byName().values());
  }

  private Map<String, Tool> byName() {
    Map<String, Tool> all = new TreeMap<>(own);
    added.get().forEach(tool -> all.putIfAbsent(tool.signature().name(), tool));
    return all;
  }

  /** What is wrong with an input, all at once, one sentence each; empty when it may be called. */
  public List<String> problems(String name, Map<String, Object> input) {
    return find(name)
        .map(tool -> new InputCheck(tool.signature(), input).problems())
        .orElseGet(() -> List.of(unknown(name)));
  }

  /**
   * Has something done.
   *
   * @return fields of the tool's signature
   * @throws ToolException when the input is invalid, or it could not be done
   */
  public Map<String, Object> call(String name, Map<String, Object> input, ToolCall call) {
    Tool tool =
        find(name).orElseThrow(() -> new ToolException(ToolException.Kind.LASTING, unknown(name)));
    InputCheck check = new InputCheck(tool.signature(), input);
    if (!check.problems().isEmpty()) {
      throw new ToolException(ToolException.Kind.LASTING, String.join(". ", check.problems()));
    }
    audit.record(
        call.actor(),
        "tool.call",
        name,
        null,
        Map.of("key", call.key(), "input", shortened(clean(check.values()))));
    try {
      return clean(tool.run(check.values(), call));
    } catch (RuntimeException e) {
      ToolException failure = failure(name, e);
      audit.record(
          call.actor(),
          "tool.fail",
          name,
          null,
          Map.of("key", call.key(), "why", String.valueOf(failure.getMessage())));
      throw failure;
    }
  }

  // Made anew: the message may quote what the other side said, and a cause carries its own.
  private ToolException failure(String name, RuntimeException problem) {
    String message = problem.getMessage() == null ? problem.toString() : problem.getMessage();
    String clean = secrets == null ? message : secrets.strikeOut(message);
    if (problem instanceof ToolException known) {
      return clean.equals(message) ? known : new ToolException(known.kind(), clean);
    }
    boolean invalid = problem instanceof IllegalArgumentException;
    return new ToolException(
        ToolException.Kind.LASTING, invalid ? clean : "Cannot run " + name + ": " + clean);
  }

  private Map<String, Object> clean(Map<String, Object> values) {
    return secrets == null ? values : secrets.strikeOut(values);
  }

  private static Map<String, Object> shortened(Map<String, Object> values) {
    Map<String, Object> told = new LinkedHashMap<>();
    values.forEach((name, value) ->
        told.put(
            name,
            value instanceof String text && text.length() > LONGEST_TOLD
                ? text.substring(0, LONGEST_TOLD) + "… (%d characters)".formatted(text.length())
                : value));
    return told;
  }

  private String unknown(String name) {
    return "Unknown tool %s: there are %s".formatted(name, String.join(", ", byName().keySet()));
  }
}
