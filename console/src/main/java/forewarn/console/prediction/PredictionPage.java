package forewarn.console.prediction;

import forewarn.console.problem.Problems;
import forewarn.warehouse.query.Queries;
import forewarn.warehouse.query.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Some predictions, newest first, each with the columns of FACT_PREDICTIONS. */
record PredictionPage(List<Map<String, @Nullable Object>> predictions) {
  private static final int MOST = 10_000;
  private static final Set<String> NAMES = Set.of("missing_features", "unusual_features");
  private static final Pattern NAME = Pattern.compile("\\w+");

  static PredictionPage select(
      Queries queries, int limit, @Nullable String clusterId, double minProbability) {
    if (limit < 1 || limit > MOST) {
      throw Problems.badField("limit", Integer.toString(limit), "outside 1.." + MOST);
    }
    if (!(minProbability >= 0 && minProbability <= 1)) {
      throw Problems.badField("min_probability", Double.toString(minProbability), "outside 0..1");
    }
    StringBuilder sql = new StringBuilder("select * from DATAMART.FACT_PREDICTIONS where true");
    List<Object> parameters = new ArrayList<>();
    if (clusterId != null) {
      sql.append(" and cluster_id = ?");
      parameters.add(clusterId);
    }
    if (minProbability > 0) {
      sql.append(" and probability >= ?");
      parameters.add(minProbability);
    }
    sql.append(" order by made_at desc, source_partition, source_offset desc limit ").append(limit);
    return new PredictionPage(rows(queries.select(sql.toString(), parameters.toArray())));
  }

  private static List<Map<String, @Nullable Object>> rows(Table table) {
    List<String> names =
        table.columns().stream().map(c -> c.name().toLowerCase(Locale.ROOT)).toList();
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (List<@Nullable Object> values : table.rows()) {
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        String name = names.get(i);
        row.put(name, NAMES.contains(name) ? list(values.get(i)) : values.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  // A column of names, as text; the stream's messages have the same as a list.
  private static List<String> list(@Nullable Object names) {
    return names == null
        ? List.of()
        : NAME.matcher(names.toString()).results().map(MatchResult::group).toList();
  }
}
