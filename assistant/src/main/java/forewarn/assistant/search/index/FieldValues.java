package forewarn.assistant.search.index;

import forewarn.assistant.search.text.Field;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers the values that fields have, from 0; 0 is the unknown value. Thread-safe. */
public final class FieldValues {
  private final Map<Field, Map<String, Integer>> numbers = new EnumMap<>(Field.class);
  private final Map<Field, List<String>> values = new EnumMap<>(Field.class);

  FieldValues() {
    for (Field field : Field.values()) {
      numbers.put(field, new HashMap<>());
      values.put(field, new ArrayList<>());
      number(field, "");
    }
  }

  synchronized int number(Field field, String value) {
    List<String> known = values.getOrDefault(field, List.of());
    return numbers
        .getOrDefault(field, Map.of())
        .computeIfAbsent(
            value,
            added -> {
              known.add(added);
              return known.size() - 1;
            });
  }

  public synchronized String value(Field field, int number) {
    return values.getOrDefault(field, List.of()).get(number);
  }

  /** All values of a field, by number. */
  public synchronized List<String> all(Field field) {
    return List.copyOf(values.getOrDefault(field, List.of()));
  }
}
