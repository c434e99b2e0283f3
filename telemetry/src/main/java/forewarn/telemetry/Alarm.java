package forewarn.telemetry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alarm of the network: a message of {@code alarms}. The attributes are those of ITU-T X.733.
 *
 * @param reductionKey what a repetition and the clearing of the same alarm have in common
 * @param source who tells: a management system, a device
 * @param objectClass of what it is an alarm: {@code ont}, {@code cluster}, {@code olt} or another
 *     word
 * @param objectId which one
 * @param clusterId the cluster it lies in; null when it is not told
 * @param oltId the OLT it hangs on; null when it is not told
 * @param severity critical, major, minor, warning, indeterminate or cleared
 * @param probableCause as the source names it
 * @param problem the specific problem, for people
 * @param at when the network saw it
 */
public record Alarm(
    String reductionKey,
    String source,
    String objectClass,
    String objectId,
    @Nullable String clusterId,
    @Nullable String oltId,
    String severity,
    String probableCause,
    String problem,
    Instant at) {

  /** The severity that ends an alarm. */
  public static final String CLEARED = "cleared";

  public boolean cleared() {
    return severity.equals(CLEARED);
  }
}
