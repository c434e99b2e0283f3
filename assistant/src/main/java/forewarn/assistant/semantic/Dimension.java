package forewarn.assistant.semantic;

import java.util.List;

/**
 * What rows are told apart by, such as a province or a vendor.
 *
 * @param expression SQL over the base table's columns
 * @param dataType as DuckDB names it, such as {@code VARCHAR}
 * @param sampleValues values a question may name; not necessarily all there are
 */
public record Dimension(
    String name,
    List<String> synonyms,
    String description,
    String expression,
    String dataType,
    List<String> sampleValues) {

  public Dimension {
    synonyms = List.copyOf(synonyms);
    sampleValues = List.copyOf(sampleValues);
  }
}
