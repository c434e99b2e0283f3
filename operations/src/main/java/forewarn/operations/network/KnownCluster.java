package forewarn.operations.network;

import forewarn.operations.alarm.AlarmPlace;
import forewarn.telemetry.Signal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cluster as inventory and history know it.
 *
 * @param name for people
 * @param onts registered: each is one customer's line
 * @param usual the mean of each signal over the last weeks, in the signal's unit
 * @param outageHours the mean length of its past outages, in hours; null when it had none
 */
public record KnownCluster(
    String id,
    String name,
    @Nullable String oltId,
    @Nullable String province,
    @Nullable String region,
    int onts,
    Map<Signal, Double> usual,
    @Nullable Double outageHours) {

  public KnownCluster {
    usual = Map.copyOf(usual);
  }

  public AlarmPlace place() {
    return new AlarmPlace(id, oltId, province, region);
  }
}
