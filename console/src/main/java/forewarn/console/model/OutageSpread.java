package forewarn.console.model;

import forewarn.warehouse.query.Queries;
import forewarn.warehouse.query.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When and where outages happened in the labelled history.
 *
 * @param byHour of the day, UTC, in which the outage was
 * @param byRegion most affected first
 */
public record OutageSpread(List<Share> byHour, List<Share> byRegion) {
  // The label belongs to the hour after the row's.
  private static final String BY_HOUR =
      "select cast(extract(hour from timestamp_1h + interval 1 hour) as varchar) as place,"
          + " sum(label_outage_1h) as outages, count(*) as hours"
          + " from DATAMART.FACT_ML_FEATURES where label_outage_1h is not null"
          + " group by 1 order by cast(place as integer)";
  private static final String BY_REGION =
      "select coalesce(region, 'unknown') as place, sum(label_outage_1h) as outages,"
          + " count(*) as hours from DATAMART.FACT_ML_FEATURES where label_outage_1h is not null"
          + " group by 1 order by outages / hours desc, place";

  /**
   * Outages of an hour of the day or of a region.
   *
   * @param hours of clusters that were reported
   * @param ofLargest the rate as a share of the highest one
   */
  public record Share(String place, long outages, long hours, double ofLargest) {
    /** Outages in 10,000 hours of a cluster. */
    public double rate() {
      return hours == 0 ? Double.NaN : 10_000.0 * outages / hours;
    }
  }

  static OutageSpread of(Queries queries) {
    return new OutageSpread(shares(queries.select(BY_HOUR)), shares(queries.select(BY_REGION)));
  }

  /** Whether the history holds no label at all. */
  public boolean isEmpty() {
    return byHour.isEmpty();
  }

  private static List<Share> shares(Table table) {
    List<Share> counted =
        table.rows().stream()
            .map(row ->
                new Share(String.valueOf(row.get(0)), number(row.get(1)), number(row.get(2)), 0))
            .toList();
    double largest = counted.stream().mapToDouble(Share::rate).max().orElse(0);
    return counted.stream()
        .map(share ->
            new Share(
                share.place(),
                share.outages(),
                share.hours(),
                largest > 0 ? share.rate() / largest : 0))
        .toList();
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }
}
