package forewarn.warehouse.query;

import forewarn.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.Map;

/** Hourly rows as plain numbers, ordered by cluster id and hour: what training reads. */
public interface HourlyHistory {
  /** Number of rows {@link #scan} visits. */
  long rows();

  /** Visits every row, from the calling thread. */
  void scan(Visitor visitor);

  /**
   * Visits the rows of the hours from one on and before another, since 1970-01-01 00:00 UTC, from
   * the calling thread.
   */
  default void scan(long fromHour, long beforeHour, Visitor visitor) {
    scan((clusterId, epochHour, values, label) -> {
      if (epochHour >= fromHour && epochHour < beforeHour) {
        visitor.row(clusterId, epochHour, values, label);
      }
    });
  }

  /**
   * What clusters can be grouped by: by dimension ({@code region}, {@code vendor}) and cluster id
   * the value. A dimension or cluster of which nothing is known is missing.
   */
  default Map<String, Map<String, String>> groups() {
    return Map.of();
  }

  /** Sees the rows of a history one after the other. */
  @FunctionalInterface
  interface Visitor {
    /**
     * @param epochHour hours since 1970-01-01 00:00 UTC
     * @param valuesBySignal indexed by {@code Signal.ordinal()}, NaN when not reported; the array
     *     is reused for the next row
     * @param label 1 or 0, or -1 when not known
     */
    void row(String clusterId, long epochHour, double[] valuesBySignal, int label);
  }

  /** The rows of DATAMART.FACT_ML_FEATURES as they are at each call. */
  static HourlyHistory of(Warehouse warehouse) {
    return new StoredHistory(
        warehouse::session, "DATAMART.FACT_ML_FEATURES", "DATAMART.FACT_NETWORK_CONTEXT_STATIC");
  }

  /**
   * The rows of a CSV or Parquet file in the format of RAW_ML_FEATURES. Rows without cluster or
   * hour are left out; what is no number counts as not reported.
   *
   * @throws forewarn.warehouse.WarehouseException with one sentence when it is no such file, or
   *     lacks cluster, hour, label or all signals
   */
  static HourlyHistory ofFile(Path file) {
    return FileHistory.open(file);
  }
}
