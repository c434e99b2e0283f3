package forewarn.console.catalogue;

import forewarn.warehouse.catalogue.Catalogue;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.query.Queries;
import forewarn.warehouse.query.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the checks of the objects went lately.
 *
 * @param byObject the checks of each object with their results, oldest first
 */
public record Checked(Map<String, Map<String, List<Result>>> byObject) {
  private static final String RESULTS = "STAGING.QUALITY_RESULTS";
  private static final String NEWEST =
      """
      select object_name, check_name, rows_checked, rows_failed, message, checked_at
      from STAGING.QUALITY_RESULTS %s
      qualify row_number() over (
        partition by object_name, check_name order by checked_hour desc) <= ?
      order by checked_hour
      """;

  /**
   * What came of a check in one hour.
   *
   * @param message about a row that failed; empty when there is nothing to say
   */
  public record Result(
      String check, long rowsChecked, long rowsFailed, String message, @Nullable Instant at) {
    public boolean failed() {
      return rowsFailed > 0;
    }
  }

  static Checked read(Catalogue catalogue, Queries queries, int hours) {
    return catalogue.find(RESULTS).isPresent()
        ? of(queries.select(NEWEST.formatted(""), hours))
        : new Checked(Map.of());
  }

  /** The same of one object alone. */
  static Checked read(Definition definition, Catalogue catalogue, Queries queries, int hours) {
    return catalogue.find(RESULTS).isPresent()
        ? of(
            queries.select(NEWEST.formatted("where object_name = ?"), definition.fullName(), hours))
        : new Checked(Map.of());
  }

  private static Checked of(Table found) {
    Map<String, Map<String, List<Result>>> byObject = new LinkedHashMap<>();
    for (List<@Nullable Object> row : found.rows()) {
      byObject
          .computeIfAbsent(text(row, 0), object -> new LinkedHashMap<>())
          .computeIfAbsent(text(row, 1), check -> new ArrayList<>())
          .add(result(row));
    }
    return new Checked(byObject);
  }

  /** How many rows each rule of a silver table refuses now. */
  static Map<String, Long> rejectedBy(Definition definition, Queries queries) {
    Map<String, Long> rejected = new LinkedHashMap<>();
    Table found =
        queries.select(
            "select rule, count(*) from STAGING.REJECTED where table_name = ? group by rule",
            definition.name());
    for (List<@Nullable Object> row : found.rows()) {
      rejected.put(text(row, 0), number(row, 1));
    }
    return rejected;
  }

  private static Result result(List<@Nullable Object> row) {
    return new Result(
        text(row, 1),
        number(row, 2),
        number(row, 3),
        row.get(4) == null ? "" : text(row, 4),
        row.get(5) instanceof Instant at ? at : null);
  }

  /** The results of one object's checks; empty when none has run. */
  Map<String, List<Result>> of(String object) {
    return byObject.getOrDefault(object, Map.of());
  }

  /** How many checks of an object failed the last time. */
  long failing(String object) {
    return of(object).values().stream().filter(results -> results.getLast().failed()).count();
  }

  private static String text(List<@Nullable Object> row, int column) {
    return String.valueOf(row.get(column));
  }

  private static long number(List<@Nullable Object> row, int column) {
    return row.get(column) instanceof Number number ? number.longValue() : 0;
  }
}
