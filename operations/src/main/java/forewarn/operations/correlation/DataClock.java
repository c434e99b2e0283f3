package forewarn.operations.correlation;

import forewarn.operations.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What time it is for the network. The newest hour that it has reported, where that lies far from
 * the wall clock, as in a simulation or when history is played; otherwise the wall clock's time.
 * Thread-safe.
 */
public final class DataClock implements InstantSource {
  private static final Duration FAR = Duration.ofHours(12);

  private final ClusterHours hours;
  private final InstantSource wall;

  public DataClock(Database database, InstantSource wall) {
    this.hours = new ClusterHours(database);
    this.wall = wall;
  }

  @Override
  public Instant instant() {
    Instant now = wall.instant();
    return hours
        .now()
        .filter(newest -> Duration.between(newest, now).abs().compareTo(FAR) > 0)
        .orElse(now);
  }
}
