package forewarn.assistant.analyst.question;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The values that dimensions have in the data, by the dimension's name; those with too many values,
 * or long ones, are not in it.
 */
public record DataValues(Map<String, Set<String>> byDimension) {
  public DataValues {
    Map<String, Set<String>> copy = new HashMap<>();
    byDimension.forEach((name, values) -> copy.put(name, new LinkedHashSet<>(values)));
    byDimension = Map.copyOf(copy);
  }

  public Set<String> of(String dimension) {
    return byDimension.getOrDefault(dimension, Set.of());
  }

  /** Whether two dimensions say the same, such as a province that has two names. */
  boolean same(String one, String other) {
    return of(one).equals(of(other));
  }
}
