package forewarn.assistant.semantic;

import java.util.List;

/**
 * When a row happened, in UTC. The first of a table is the one a question about time means.
 *
 * @param expression SQL over the base table's columns
 * @param dataType {@code TIMESTAMP} or {@code DATE}
 */
public record TimeDimension(
    String name, List<String> synonyms, String description, String expression, String dataType) {

  public TimeDimension {
    synonyms = List.copyOf(synonyms);
  }
}
