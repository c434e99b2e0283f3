package forewarn.assistant.semantic;

import java.util.List;
import java.util.Locale;

/**
 * One table of the model, over one object of the warehouse.
 *
 * @param baseTable schema and name in the warehouse, such as {@code DATAMART.FACT_ONT_DAILY}
 * @param primaryKey names of its dimensions that together are one row; empty when the author gives
 *     none, and then a join must take it for the many side
 */
public record LogicalTable(
    String name,
    String description,
    List<String> synonyms,
    String baseTable,
    List<String> primaryKey,
    List<Dimension> dimensions,
    List<TimeDimension> timeDimensions,
    List<Fact> facts,
    List<Metric> metrics,
    List<NamedFilter> filters) {

  public LogicalTable {
    synonyms = List.copyOf(synonyms);
    primaryKey = List.copyOf(primaryKey);
    dimensions = List.copyOf(dimensions);
    timeDimensions = List.copyOf(timeDimensions);
    facts = List.copyOf(facts);
    metrics = List.copyOf(metrics);
    filters = List.copyOf(filters);
  }

  /** What people call its rows: the first of its synonyms, or its name without what it is. */
  public String words() {
    return synonyms.isEmpty()
        ? name.toLowerCase(Locale.ROOT).replaceFirst("^(fact|dim)_", "").replace('_', ' ')
        : synonyms.getFirst();
  }
}
