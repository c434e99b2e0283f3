package forewarn.prediction.monitoring;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything known of a model version in live use.
 *
 * @param name of the model
 * @param version of the model
 * @param asOf newest hour that was scored, or null when nothing was
 * @param performance one for each role it scored in, the one in use first; empty when it never
 *     scored
 * @param driftMeasured newest day whose drift was measured, or null when it was not measured yet
 * @param drift by feature in the model's order, and last of the probability; empty when it was not
 *     measured or the card holds no distributions
 * @param alarms active ones first, then the latest of the past
 */
public record LiveReport(
    String name,
    String version,
    @Nullable Instant asOf,
    List<LivePerformance> performance,
    @Nullable LocalDate driftMeasured,
    List<FeatureDrift> drift,
    List<ModelAlarm> alarms) {

  public LiveReport {
    performance = List.copyOf(performance);
    drift = List.copyOf(drift);
    alarms = List.copyOf(alarms);
  }
}
