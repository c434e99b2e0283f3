package forewarn.assistant.analyst.question;

import forewarn.assistant.analyst.query.Condition;
import forewarn.assistant.analyst.query.Grain;
import forewarn.assistant.analyst.query.Measure;
import forewarn.assistant.analyst.query.Ranking;
import forewarn.assistant.analyst.query.SemanticQuery;
import forewarn.assistant.analyst.query.Threshold;
import forewarn.assistant.analyst.query.TimeRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query that is being put together, from nothing or from an earlier one. */
final class Draft {
  final List<Measure> measures = new ArrayList<>();
  final List<String> dimensions = new ArrayList<>();
  final List<Condition> conditions = new ArrayList<>();
  final List<SemanticQuery.Filter> filters = new ArrayList<>();
  final List<Threshold> thresholds = new ArrayList<>();
  @Nullable Grain grain;
  @Nullable TimeRange range;
  SemanticQuery.Moment moment = SemanticQuery.Moment.UNSAID;
  @Nullable TimeRange comparedWith;
  SemanticQuery.Form form = SemanticQuery.Form.PLAIN;
  @Nullable Ranking ranking;

  static Draft of(SemanticQuery query) {
    Draft draft = new Draft();
    draft.measures.addAll(query.measures());
    draft.dimensions.addAll(query.dimensions());
    draft.conditions.addAll(query.conditions());
    draft.filters.addAll(query.filters());
    draft.thresholds.addAll(query.thresholds());
    draft.grain = query.grain();
    draft.range = query.range();
    draft.moment = query.moment();
    draft.comparedWith = query.comparedWith();
    draft.form = query.form();
    draft.ranking = query.ranking();
    return draft;
  }

  /** Replaces what was said of the same dimension. */
  void replace(Condition condition) {
    conditions.removeIf(known -> known.dimension().equals(condition.dimension()));
    conditions.add(condition);
  }

  boolean isGrouped() {
    return grain != null || !dimensions.isEmpty();
  }

  SemanticQuery query() {
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
        ranking);
  }
}
