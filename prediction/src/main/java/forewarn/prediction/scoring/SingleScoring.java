package forewarn.prediction.scoring;

import forewarn.prediction.feature.ClusterState;
import forewarn.prediction.feature.OutageFeatures;
import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.Signal;
import java.util.List;

/** Scores records that do not come by the stream. Thread-safe. */
public final class SingleScoring {
  private final OutageModel model;

  public SingleScoring(OutageModel model) {
    this.model = model;
  }

  /** Scores a record alone: whatever needs the cluster's past is missing. */
  public ScoredRecord score(HourlyRecord hourly) {
    return scoreNewest(List.of(hourly));
  }

  /**
   * Scores the last of a cluster's records, with the ones before it as its past: what the stream
   * would have said of it after the same records.
   *
   * @param hours in order of arrival; at least one
   */
  public ScoredRecord scoreNewest(List<HourlyRecord> hours) {
    return scoreNewest(ClusterState.cold(), hours);
  }

  /**
   * The same for a cluster of which something is known before its records.
   *
   * @param state takes the records in
   * @param hours in order of arrival; at least one
   */
  public ScoredRecord scoreNewest(ClusterState state, List<HourlyRecord> hours) {
    float[] features = new float[OutageFeatures.COUNT];
    double[] values = new double[Signal.ALL.size()];
    for (HourlyRecord hourly : hours) {
      for (Signal signal : Signal.ALL) {
        values[signal.ordinal()] = hourly.value(signal);
      }
      state.accept(hourly.epochHour(), values, features);
    }
    return new ScoredRecord(
        model.probability(features),
        model.threshold(),
        model.name(),
        model.version(),
        model.explain(features),
        OutageFeatures.missing(features),
        model.ranges().unusual(features));
  }
}
