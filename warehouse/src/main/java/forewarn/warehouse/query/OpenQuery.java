package forewarn.warehouse.query;

import forewarn.warehouse.Warehouse;
import java.time.Duration;
import java.util.Set;

/** Runs a user's SQL: one read-only select over the schemas the user may see. Thread-safe. */
public final class OpenQuery {
  private final Warehouse warehouse;

  public OpenQuery(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * @param schemas of RAW, STAGING, DATAMART those that may be read
   * @param mostRows more rows are cut off and the table says so
   * @throws QueryRefusedException when the text is no select, is wrong, reaches for what it may not
   *     see, or takes longer than {@code timeout}
   */
  public Table run(String sql, Set<String> schemas, int mostRows, Duration timeout) {
    throw new UnsupportedOperationException(sql + warehouse + schemas + mostRows + timeout);
  }
}
