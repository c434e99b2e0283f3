package forewarn.assistant.semantic;

import java.util.List;

/**
 * A condition with a name, such as "open" of incidents.
 *
 * @param expression SQL over the base table's columns that is true for the rows meant
 */
public record NamedFilter(
    String name, List<String> synonyms, String description, String expression) {

  public NamedFilter {
    synonyms = List.copyOf(synonyms);
  }
}
