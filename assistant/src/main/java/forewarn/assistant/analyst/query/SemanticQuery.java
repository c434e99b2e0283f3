package forewarn.assistant.analyst.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a question asks for. It names only what the semantic model has; {@link SemanticSql} makes
 * the select of it.
 *
 * @param dimensions by which it is grouped, by name
 * @param grain of time by which it is grouped, or null
 * @param filters named ones of the model
 * @param range null for all there is
 * @param comparedWith a second period, or null
 * @param ranking null for all groups
 */
public record SemanticQuery(
    List<Measure> measures,
    List<String> dimensions,
    @Nullable Grain grain,
    List<Condition> conditions,
    List<Filter> filters,
    List<Threshold> thresholds,
    @Nullable TimeRange range,
    Moment moment,
    @Nullable TimeRange comparedWith,
    Form form,
    @Nullable Ranking ranking) {

  public SemanticQuery {
    measures = List.copyOf(measures);
    dimensions = List.copyOf(dimensions);
    conditions = List.copyOf(conditions);
    filters = List.copyOf(filters);
    thresholds = List.copyOf(thresholds);
    if (measures.isEmpty()) {
      throw new IllegalArgumentException("Invalid query: it asks for no figure");
    }
  }

  /** Whether another asks for the very same, in whatever words its periods are said. */
  public boolean isSameAs(SemanticQuery other) {
    return wordless().equals(other.wordless());
  }

  private SemanticQuery wordless() {
    return new SemanticQuery(
        measures,
        dimensions,
        grain,
        conditions,
        filters,
        thresholds,
        range == null ? null : new TimeRange(range.from(), range.until(), ""),
        moment,
        comparedWith == null ? null : new TimeRange(comparedWith.from(), comparedWith.until(), ""),
        form,
        ranking);
  }

  /** The same of all groups. */
  public SemanticQuery unranked() {
    return new SemanticQuery(
        measures,
        dimensions,
        grain,
        conditions,
        filters,
        thresholds,
        range,
        moment,
        comparedWith,
        form,
        null);
  }

  /** The same of all rows of the period. */
  SemanticQuery ofAll() {
    return new SemanticQuery(
        measures,
        dimensions,
        grain,
        List.of(),
        List.of(),
        thresholds,
        range,
        moment,
        comparedWith,
        form,
        ranking);
  }

  /** Which of a table's times are meant. */
  public enum Moment {
    /** What was said; without it holdings are those of the newest hour, all else of all time. */
    UNSAID,
    /** The newest hour alone. */
    LATEST,
    /** Holdings as the mean over the hours. */
    MEAN,
    /** Holdings of the hour in which they are the highest. */
    HIGHEST_HOUR,
    /** Holdings of the hour in which they are the lowest. */
    LOWEST_HOUR
  }

  /** Whether figures are shown as they are or as a part of the whole, in percent. */
  public enum Form {
    PLAIN,
    SHARE
  }

  /** A named filter of a table. */
  public record Filter(String table, String name) {}
}
