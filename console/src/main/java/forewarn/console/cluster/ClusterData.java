package forewarn.console.cluster;

import forewarn.telemetry.Signal;
import forewarn.warehouse.query.Queries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the warehouse knows of a cluster. */
final class ClusterData {
  private static final String SIGNALS =
      Signal.ALL.stream().map(Signal::column).collect(Collectors.joining(", "));
  private static final String PREDICTIONS =
      "select timestamp_1h, probability, threshold, model_name, model_version, made_at, outage_now,"
          + " outcome, missing_features, unusual_features, "
          + SIGNALS
          + " from DATAMART.FACT_PREDICTIONS"
          + " where cluster_id = ? and timestamp_1h between ? and ? order by timestamp_1h, made_at";
  private static final String HISTORY =
      "select timestamp_1h, label_outage_1h, "
          + SIGNALS
          + " from DATAMART.FACT_ML_FEATURES where cluster_id = ? and timestamp_1h between ? and ?";
  private static final String NEWEST =
      "select max(newest) as newest from ("
          + "select max(timestamp_1h) as newest from DATAMART.FACT_PREDICTIONS"
          + " where cluster_id = ? and timestamp_1h between ? and ?"
          + " union all "
          + "select max(timestamp_1h) from DATAMART.FACT_ML_FEATURES"
          + " where cluster_id = ? and timestamp_1h between ? and ?)";
  // Most clusters have an hour in it, and little of the history is looked at.
  private static final Duration USUAL = Duration.ofDays(31);

  private final Queries queries;

  ClusterData(Queries queries) {
    this.queries = queries;
  }

  /** The network plan's row of the cluster. */
  Optional<Row> context(String clusterId) {
    return Row.of(
            queries.selectKept(
                "select * from DATAMART.FACT_NETWORK_CONTEXT_STATIC where cluster_id = ?",
                clusterId))
        .stream()
        .findFirst();
  }

  /** Every cluster of the network plan: id, province and region. */
  List<Row> contexts() {
    return Row.of(
        queries.selectKept(
            "select cluster_id, province, region from DATAMART.FACT_NETWORK_CONTEXT_STATIC"
                + " order by cluster_id"));
  }

  /**
   * The newest hours, oldest first; one that was predicted more than once as the last time.
   *
   * @param upTo the data's clock: a stray record with a later hour does not push all others out of
   *     sight
   */
  List<ClusterHour> hours(String clusterId, Duration span, Instant upTo) {
    Optional<Instant> newest = newest(clusterId, upTo);
    if (newest.isEmpty()) {
      return List.of();
    }
    Instant to = newest.get();
    Instant from = to.minus(span).plusSeconds(1);
    Map<Instant, ClusterHour> hours = new TreeMap<>();
    for (Row row : Row.of(queries.select(HISTORY, clusterId, from, to))) {
      ClusterHour hour = ClusterHour.ofHistory(row);
      hours.put(hour.hour(), hour);
    }
    for (Row row : Row.of(queries.select(PREDICTIONS, clusterId, from, to))) {
      ClusterHour hour = ClusterHour.ofPrediction(row);
      hours.put(hour.hour(), hour);
    }
    return new ArrayList<>(hours.values());
  }

  private Optional<Instant> newest(String clusterId, Instant upTo) {
    return newest(clusterId, upTo.minus(USUAL), upTo)
        .or(() -> newest(clusterId, Instant.EPOCH, upTo));
  }

  private Optional<Instant> newest(String clusterId, Instant from, Instant upTo) {
    return Row.of(queries.select(NEWEST, clusterId, from, upTo, clusterId, from, upTo)).stream()
        .filter(row -> row.values().get("newest") != null)
        .map(row -> row.instant("newest"))
        .findFirst();
  }
}
