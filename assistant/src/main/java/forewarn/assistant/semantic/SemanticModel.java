package forewarn.assistant.semantic;

import java.util.List;
import java.util.Optional;

/**
 * What the analyst may ask about: tables with their dimensions, times, facts and metrics, how they
 * are joined, and questions whose SQL a person has verified. The format is that of Cortex Analyst
 * semantic models, with unit and additivity added.
 *
 * @param customInstructions of the author, for a language model only; empty when there are none
 */
public record SemanticModel(
    String name,
    String description,
    List<LogicalTable> tables,
    List<Relationship> relationships,
    List<VerifiedQuery> verifiedQueries,
    String customInstructions) {

  public SemanticModel {
    tables = List.copyOf(tables);
    relationships = List.copyOf(relationships);
    verifiedQueries = List.copyOf(verifiedQueries);
  }

  /** The table of this logical name, in any case. */
  public Optional<LogicalTable> table(String logicalName) {
    return tables.stream().filter(table -> table.name().equalsIgnoreCase(logicalName)).findFirst();
  }
}
