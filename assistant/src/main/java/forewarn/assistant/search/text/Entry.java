package forewarn.assistant.search.text;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text as it is indexed.
 *
 * @param id unique within its kind
 * @param at when it was written, or what it is about happened; null when nobody knows
 * @param marks its fields, without the kind; absent when unknown
 * @param references ids it is found by besides its own
 * @param details what else is shown of it, by name
 */
public record Entry(
    Kind kind,
    String id,
    @Nullable Instant at,
    String text,
    Map<Field, String> marks,
    List<String> references,
    Map<String, String> details) {

  public Entry {
    marks = Map.copyOf(marks);
    references = List.copyOf(references);
  }

  /** Unique among all. */
  public String key() {
    return kind.word() + ":" + id;
  }

  public String mark(Field field) {
    return field == Field.KIND ? kind.word() : marks.getOrDefault(field, "");
  }
}
