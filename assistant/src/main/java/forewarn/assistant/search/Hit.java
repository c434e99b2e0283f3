package forewarn.assistant.search;

import forewarn.assistant.search.text.Field;
import forewarn.assistant.search.text.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text that was found, standing for all of its form: those that say the same but for numbers, ids
 * and places.
 *
 * @param score larger is better; comparable within one result only
 * @param at when; null when nobody knows
 * @param pieces the text cut up into what was looked for and what was not
 * @param fields its fields, without those that are unknown
 * @param details what else is known of it, by name
 * @param alike how many texts of its form there are under the filters, itself included
 * @param group names the form, see {@link SearchQuery#within}
 * @param exact whether it was found by its id
 */
public record Hit(
    Kind kind,
    String id,
    double score,
    @Nullable Instant at,
    String text,
    List<Piece> pieces,
    Map<Field, String> fields,
    Map<String, String> details,
    long alike,
    String group,
    boolean exact) {

  /**
   * A part of a text.
   *
   * @param found whether it is what was looked for
   */
  public record Piece(String text, boolean found) {}

  public Hit {
    pieces = List.copyOf(pieces);
  }

  /** A field's value, empty when unknown. */
  public String field(Field field) {
    return fields.getOrDefault(field, "");
  }
}
