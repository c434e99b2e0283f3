package forewarn.prediction.training;

import forewarn.prediction.feature.ClusterState;
import forewarn.prediction.feature.HourState;
import forewarn.prediction.feature.OutageFeatures;
import forewarn.warehouse.Progress;
import forewarn.warehouse.query.HourlyHistory;
import org.jspecify.annotations.Nullable;

/**
 * Turns a history into examples. The label is the given one; where there is none, whether telemetry
 * shows an outage in the cluster's next hour; where that is not known either, the row is left out.
 */
final class LabelledHistory implements HourlyHistory.Visitor {
  private final Examples examples;
  private final int firstKept;
  private final float[] features = new float[OutageFeatures.COUNT];
  private final float[] waiting = new float[OutageFeatures.COUNT];
  private ClusterState state = ClusterState.cold();
  private @Nullable String cluster;
  private int waitingHour = Integer.MIN_VALUE;

  private LabelledHistory(int expected, int firstKept) {
    this.examples = new Examples(expected);
    this.firstKept = firstKept;
  }

  /** Every row of the history. */
  static Examples read(HourlyHistory history, Progress progress) {
    long rows = history.rows();
    LabelledHistory reader = new LabelledHistory(Math.toIntExact(rows), Integer.MIN_VALUE);
    ReadAhead.scan(history, reader, progress, rows);
    return reader.examples;
  }

  /** The rows from an hour on, with all that is known of their clusters from before. */
  static Examples readFrom(HourlyHistory history, int firstHour, Progress progress) {
    LabelledHistory reader = new LabelledHistory(1024, firstHour);
    ReadAhead.scan(history, reader, progress, history.rows());
    return reader.examples;
  }

  /**
   * The rows of the hours from one on and before another, as if nothing had been known of any
   * cluster before them.
   */
  static Examples readCold(HourlyHistory history, int fromHour, int beforeHour) {
    LabelledHistory reader = new LabelledHistory(1024, Integer.MIN_VALUE);
    history.scan(fromHour, beforeHour, reader);
    return reader.examples;
  }

  @Override
  public void row(String clusterId, long epochHour, double[] values, int label) {
    int hour = Math.toIntExact(epochHour);
    if (!clusterId.equals(cluster)) {
      startCluster(clusterId);
    }
    if (waitingHour == hour - 1) {
      labelWaiting(HourState.of(values));
    }
    waitingHour = Integer.MIN_VALUE;
    state.accept(epochHour, values, features);
    if (label >= 0) {
      keep(hour, label == 1, features);
    } else {
      System.arraycopy(features, 0, waiting, 0, features.length);
      waitingHour = hour;
    }
  }

  private void startCluster(String clusterId) {
    cluster = clusterId;
    examples.startCluster(clusterId);
    state = ClusterState.cold();
    waitingHour = Integer.MIN_VALUE;
  }

  private void labelWaiting(HourState next) {
    if (next != HourState.UNKNOWN) {
      keep(waitingHour, next.isOutage(), waiting);
    }
  }

  private void keep(int hour, boolean outage, float[] row) {
    if (hour >= firstKept) {
      examples.add(hour, outage, row);
    }
  }
}
