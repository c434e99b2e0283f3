package forewarn.assistant.search;

import forewarn.assistant.search.text.Field;
import java.util.List;

/**
 * How many texts have which value of a field, under all filters but the field's own: what would be
 * found if another value were chosen. Most first.
 */
public record Facet(Field field, List<Value> values) {
  /** How many texts have a value. */
  public record Value(String value, long count) {}

  public Facet {
    values = List.copyOf(values);
  }
}
