package forewarn.console.cluster;

import forewarn.prediction.feature.ClusterState;
import forewarn.prediction.feature.OutageFeatures;
import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was known of a cluster after some of its predictions, so that explaining one of the newest
 * reads the records since then, and not all that the stream has ever brought. Some hundred bytes
 * for a cluster that was asked about. Thread-safe.
 */
final class PredictedStates {
  private final Map<String, After> known = new ConcurrentHashMap<>();

  /**
   * After a prediction, with all that came before it.
   *
   * @param history the version of the history that is in it
   * @param madeAt when it was made
   * @param offset its place among those of the cluster
   * @param hours of these predictions
   */
  record After(long history, Instant madeAt, long offset, Hours hours, ClusterPast.Start start) {}

  /**
   * Hours that were predicted.
   *
   * @param first the one that was predicted first
   * @param oldest the oldest of them, which a stray record may be
   */
  record Hours(Instant first, Instant oldest, Instant newest) {
    /** Together with others that were predicted later. */
    Hours plus(Hours later) {
      return new Hours(
          first,
          oldest.isBefore(later.oldest) ? oldest : later.oldest,
          newest.isAfter(later.newest) ? newest : later.newest);
    }
  }

  /** The latest that is known in this version of the history. */
  Optional<After> find(String clusterId, long history) {
    return Optional.ofNullable(known.get(clusterId)).filter(after -> after.history() == history);
  }

  void keep(String clusterId, After after) {
    known.put(clusterId, after);
  }

  /** A start that holds further records. */
  static ClusterPast.Start after(ClusterPast.Start start, List<HourlyRecord> records) {
    ClusterState state = start.restored();
    float[] features = new float[OutageFeatures.COUNT];
    for (HourlyRecord hourly : records) {
      double[] values = Signal.ALL.stream().mapToDouble(hourly::value).toArray();
      state.accept(hourly.epochHour(), values, features);
    }
    return new ClusterPast.Start(start.at(), state.toBytes(), start.hours() + records.size());
  }
}
