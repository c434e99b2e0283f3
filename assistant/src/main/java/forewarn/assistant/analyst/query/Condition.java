package forewarn.assistant.analyst.query;

import java.util.List;

/**
 * Which values of a dimension count.
 *
 * @param dimension its name; the table it is found in is that of the figure, or one joined to it
 * @param values as they are in the data
 */
public record Condition(String dimension, Kind kind, List<String> values) {
  public Condition {
    values = List.copyOf(values);
  }

  /** Whether the values are those wanted, or all others are. */
  public enum Kind {
    IN,
    NOT_IN
  }
}
