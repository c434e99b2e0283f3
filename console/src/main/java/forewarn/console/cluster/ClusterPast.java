package forewarn.console.cluster;

import forewarn.telemetry.HourlyRecord;
import forewarn.warehouse.query.Queries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is known of clusters' past hours, as records that can be scored. Thread-safe. */
public final class ClusterPast {
  private static final Duration LOOKED_BACK = Duration.ofDays(90);

  private final ClusterData data;

  public ClusterPast(Queries queries) {
    this.data = new ClusterData(queries);
  }

  /** The clusters of the network plan, in order. */
  public List<String> clusters() {
    return data.contexts().stream().map(row -> row.text("cluster_id")).toList();
  }

  /**
   * A cluster's newest hours, oldest first; empty when none is known.
   *
   * @param upTo the data's clock: later hours are left out
   */
  public List<HourlyRecord> newest(String clusterId, Instant upTo) {
    return data.hours(clusterId, LOOKED_BACK, upTo).stream()
        .map(hour -> hour.toRecord(clusterId))
        .toList();
  }
}
