package forewarn.warehouse.query;

import java.time.Duration;
import java.util.Set;

/**
 * A user's SQL and what it may use.
 *
 * @param schemas of RAW, STAGING, DATAMART those that may be read
 * @param mostRows more rows are cut off, and the answer says so
 * @param timeout after which it is ended
 */
public record QueryRequest(String sql, Set<String> schemas, long mostRows, Duration timeout) {
  public QueryRequest {
    schemas = Set.copyOf(schemas);
    if (mostRows < 1) {
      throw new IllegalArgumentException("Invalid limit of rows: " + mostRows);
    }
  }
}
