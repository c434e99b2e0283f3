package forewarn.assistant.semantic;

import forewarn.warehouse.catalogue.Additivity;
import java.util.List;

/**
 * A figure over many rows, such as the mean fault rate.
 *
 * @param expression SQL with aggregates over the base table's columns or over facts of the table by
 *     their names. A stock's expression adds up over places; over time the analyst takes its mean
 *     over the hours or days, or its last value
 * @param unit such as {@code alarms per ONT}; empty when it has none
 * @param additivity what the figure is: {@code RATIO} is computed again from its parts for every
 *     group, {@code STOCK} never summed over time
 */
public record Metric(
    String name,
    List<String> synonyms,
    String description,
    String expression,
    String unit,
    Additivity additivity) {

  public Metric {
    synonyms = List.copyOf(synonyms);
  }
}
