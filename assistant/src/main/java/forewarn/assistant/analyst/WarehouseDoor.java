package forewarn.assistant.analyst;

import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.query.Cancellation;
import forewarn.warehouse.query.OpenQuery;
import forewarn.warehouse.query.QueryRequest;
import forewarn.warehouse.query.Table;
import forewarn.warehouse.query.Warning;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The one way by which the analyst's statements reach the warehouse: read-only, DATAMART alone, one
 * select, bounded in time and rows, examined like a user's own SQL. Thread-safe.
 */
final class WarehouseDoor {
  private static final Set<String> SCHEMAS = Set.of("DATAMART");
  private static final int MOST_ROWS = 1_000;
  private static final int MOST_VALUES = 50_000;
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final OpenQuery queries;

  WarehouseDoor(OpenQuery queries) {
    this.queries = queries;
  }

  /** The rows of an answer. */
  Table answer(String sql) {
    return run(sql, MOST_ROWS);
  }

  /** Values, for the vocabulary. */
  Table values(String sql) {
    return run(sql, MOST_VALUES);
  }

  private Table run(String sql, int rows) {
    return queries.run(new QueryRequest(sql, SCHEMAS, rows, LONGEST), new Cancellation()).table();
  }

  /** Figures of a statement that would not mean what they seem to. */
  List<Warning> warnings(String sql) {
    return queries.warnings(sql, SCHEMAS);
  }

  List<Definition> objects() {
    return queries.readable(SCHEMAS);
  }
}
