package forewarn.console.start;

import forewarn.warehouse.query.Queries;
import java.time.Instant;
import java.util.Optional;

/**
 * The newest hour of the data: one of which most clusters have a row, for an outside producer may
 * claim any.
 */
final class NewestHour {
  private NewestHour() {}

  /** Empty when no such hour is as late as the given one. */
  static Optional<Instant> from(Instant earliest, Queries queries) {
    Object newest =
        queries
            .select(
                """
                select max(hour) from (
                  select timestamp_1h as hour from DATAMART.FACT_ML_FEATURES
                  where timestamp_1h >= ?
                  group by all
                  having count(*) > (select count(*) / 2 from DATAMART.DIM_CLUSTER))
                """,
                earliest)
            .rows()
            .getFirst()
            .getFirst();
    return newest instanceof Instant hour ? Optional.of(hour) : Optional.empty();
  }
}
