package forewarn.warehouse.query;

import forewarn.warehouse.Warehouse;
import org.jspecify.annotations.Nullable;

/** Runs our own SQL; never text from a user (see {@link OpenQuery}). Thread-safe. */
public final class Queries {
  private final Warehouse warehouse;

  public Queries(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * All rows of a select.
   *
   * @param parameters for the question marks: String, Number, Boolean, Instant, LocalDate or null
   */
  public Table select(String sql, @Nullable Object... parameters) {
    throw new UnsupportedOperationException(sql + warehouse + parameters.length);
  }
}
