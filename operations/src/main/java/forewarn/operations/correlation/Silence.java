package forewarn.operations.correlation;

import forewarn.operations.alarm.AlarmPlace;
import java.time.Instant;
import java.util.Optional;

/** What keeps alarms quiet. Implementations are thread-safe and fast: each new alarm asks. */
public interface Silence {
  /** The id of the maintenance window that covers a place at a time of the data. */
  Optional<String> covering(AlarmPlace place, Instant at);
}
