package forewarn.simulator.process;

import java.time.Instant;
import java.util.List;

/**
 * All that is reported about one hour, in the order of the network plan; clusters that report
 * nothing are left out.
 */
public record NetworkHour(Instant hour, List<Observation> observations) {
  public NetworkHour {
    observations = List.copyOf(observations);
  }

  /** Hours since 1970-01-01 00:00 UTC. */
  public long epochHour() {
    return Era.epochHour(hour);
  }
}
