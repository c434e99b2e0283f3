package forewarn.assistant.semantic;

import forewarn.warehouse.catalogue.Additivity;
import java.util.List;

/**
 * A number of each row, such as the ONTs offline in an hour. What may be done with it over time
 * follows from its additivity.
 *
 * @param expression SQL over the base table's columns
 * @param unit such as {@code ONTs}; empty when it has none
 */
public record Fact(
    String name,
    List<String> synonyms,
    String description,
    String expression,
    String dataType,
    String unit,
    Additivity additivity) {

  public Fact {
    synonyms = List.copyOf(synonyms);
  }
}
