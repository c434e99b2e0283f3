package forewarn.warehouse.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the values of an object's columns look like.
 *
 * @param object with its schema
 * @param rows of the object when it was looked at
 * @param sampledRows the figures are of so many of them, chosen at random; all, unless there are
 *     very many
 * @param quartileRows quartiles are of so many of them
 * @param at when it was made, wall clock
 * @param took how long that took
 * @param correlations of every number with {@link Correlation#TARGET}, the strongest first; empty
 *     when the object has no such column
 */
public record Profile(
    String object,
    long rows,
    long sampledRows,
    long quartileRows,
    Instant at,
    Duration took,
    List<ColumnProfile> columns,
    List<Correlation> correlations) {
  public Profile {
    columns = List.copyOf(columns);
    correlations = List.copyOf(correlations);
  }
}
