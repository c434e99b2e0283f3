package forewarn.operations.tool;

import java.util.List;

/**
 * A value a tool takes or gives.
 *
 * @param name in snake_case
 * @param choices the only values there are; empty when there are others
 */
public record ToolField(
    String name, Type type, Need need, String description, List<String> choices) {

  /** What kind of value. */
  public enum Type {
    TEXT,
    NUMBER,
    BOOLEAN,
    TEXTS,
    OBJECT
  }

  /** Whether it must be given. */
  public enum Need {
    REQUIRED,
    OPTIONAL
  }

  public ToolField {
    choices = List.copyOf(choices);
  }
}
