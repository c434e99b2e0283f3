package forewarn.operations.correlation;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That a cluster, or an OLT as a whole, is not well: one standing alarm of it, or all standing
 * alarms of its ONTs.
 *
 * @param objectId the cluster, the OLT, or another object where neither is known
 * @param oltId the OLT it hangs on or is; null when it is not known
 * @param wholeOlt whether it is the OLT itself that is not well
 * @param began the first alarm's time
 * @param incidents numbers of the open incidents its alarms belong to; empty for new ones
 */
public record Sign(
    String objectId, @Nullable String oltId, boolean wholeOlt, Instant began, Set<Long> incidents) {

  public Sign {
    incidents = Set.copyOf(incidents);
  }
}
