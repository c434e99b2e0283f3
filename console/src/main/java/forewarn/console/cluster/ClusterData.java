package forewarn.console.cluster;

import forewarn.telemetry.Signal;
import forewarn.warehouse.query.Queries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the warehouse knows of a cluster. */
final class ClusterData {
  private static final String SIGNALS =
      Signal.ALL.stream().map(Signal::column).collect(Collectors.joining(", "));
  private static final String REPORTED =
      "select false as predicted, timestamp_1h, label_outage_1h, "
          + SIGNALS
          + " from DATAMART.FACT_ML_FEATURES where cluster_id = ? and timestamp_1h between ? and ?";
  private static final String PREDICTED =
      "select true as predicted, timestamp_1h, probability, threshold, model_name,"
          + " model_version, made_at, outage_now, outcome, missing_features, unusual_features, "
          + SIGNALS
          + " from DATAMART.FACT_PREDICTIONS where cluster_id = ? and timestamp_1h between ? and ?";
  private static final String IN_ORDER = " order by predicted, timestamp_1h, made_at";
  private static final String HOURS = REPORTED + " union all by name " + PREDICTED + IN_ORDER;
  private static final String NEWEST =
      "select max(newest) as newest from ("
          + "select max(timestamp_1h) as newest from DATAMART.FACT_PREDICTIONS"
          + " where cluster_id = ? and timestamp_1h between ? and ?"
          + " union all "
          + "select max(timestamp_1h) from DATAMART.FACT_ML_FEATURES"
          + " where cluster_id = ? and timestamp_1h between ? and ?)";
  // Most clusters have an hour in it, and little of the history is looked at.
  private static final Duration USUAL = Duration.ofDays(31);
  // Nearly all have one in it, and need not be asked for their newest before.
  private static final Duration MOSTLY = Duration.ofHours(6);

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
    NavigableMap<Instant, ClusterHour> predicted = predicted(clusterId, span, upTo);
    if (isWhole(predicted, span, upTo)) {
      return List.copyOf(predicted.values());
    }
    NavigableMap<Instant, ClusterHour> near =
        between(clusterId, upTo.minus(MOSTLY).minus(span), upTo);
    if (!near.isEmpty() && !near.lastKey().isBefore(upTo.minus(MOSTLY))) {
      return List.copyOf(near.tailMap(begin(near.lastKey(), span)).values());
    }
    return newest(clusterId, upTo)
        .map(newest -> List.copyOf(between(clusterId, begin(newest, span), newest).values()))
        .orElse(List.of());
  }

  private NavigableMap<Instant, ClusterHour> predicted(
      String clusterId, Duration span, Instant upTo) {
    NavigableMap<Instant, ClusterHour> hours =
        hours(PREDICTED + IN_ORDER, clusterId, upTo.minus(MOSTLY).minus(span), upTo);
    return hours.isEmpty()
        ? hours
        : new TreeMap<>(hours.tailMap(begin(hours.lastKey(), span), true));
  }

  // A prediction stands for its hour, so that where each hour has one, nothing else is to be read.
  private static boolean isWhole(
      NavigableMap<Instant, ClusterHour> predicted, Duration span, Instant upTo) {
    return predicted.size() == span.toHours()
        && !predicted.lastKey().isBefore(upTo.minus(Duration.ofHours(1)));
  }

  private static Instant begin(Instant newest, Duration span) {
    return newest.minus(span).plusSeconds(1);
  }

  // What was predicted stands for the hour, the last time that it was.
  private NavigableMap<Instant, ClusterHour> between(String clusterId, Instant from, Instant to) {
    return hours(HOURS, clusterId, from, to, clusterId, from, to);
  }

  private NavigableMap<Instant, ClusterHour> hours(String sql, Object... parameters) {
    NavigableMap<Instant, ClusterHour> hours = new TreeMap<>();
    for (Row row : Row.of(queries.select(sql, parameters))) {
      ClusterHour hour =
          Boolean.TRUE.equals(row.flag("predicted"))
              ? ClusterHour.ofPrediction(row)
              : ClusterHour.ofHistory(row);
      hours.put(hour.hour(), hour);
    }
    return hours;
  }

  private Optional<Instant> newest(String clusterId, Instant upTo) {
    return newest(clusterId, upTo.minus(USUAL), upTo)
        .or(() -> newest(clusterId, Instant.EPOCH, upTo));
  }

  private Optional<Instant> newest(String clusterId, Instant from, Instant upTo) {
    return Row.of(queries.select(NEWEST, clusterId, from, upTo, clusterId, from, upTo)).stream()
        .filter(row -> row.value("newest") != null)
        .map(row -> row.instant("newest"))
        .findFirst();
  }
}
