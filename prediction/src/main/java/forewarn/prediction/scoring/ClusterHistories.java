package forewarn.prediction.scoring;

import forewarn.warehouse.Progress;
import forewarn.warehouse.query.HourlyHistory;

/** What scoring needs to remember of each cluster, from its history. */
public final class ClusterHistories {
  private ClusterHistories() {}

  /**
   * Publishes every cluster's state at the end of its history.
   *
   * @return number of clusters
   */
  public static int publish(HourlyHistory history, String bootstrapServers, Progress progress) {
    throw new UnsupportedOperationException();
  }
}
