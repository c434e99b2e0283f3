package forewarn.operations.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DataClockTest {
  private static final Instant WALL = Instant.parse("2026-05-01T12:34:56Z");

  private final Database database = TestStore.sqlite();
  private final DataClock clock = new DataClock(database, () -> WALL);

  @Test
  void isTheWallClockWhereNothingOrTheLiveNetworkReports() {
    assertThat(clock.instant()).isEqualTo(WALL);

    new ClusterHours(database).put("A-CL11", WALL.minus(Duration.ofHours(2)));
    assertThat(clock.instant()).isEqualTo(WALL);
  }

  @Test
  void isTheNewestHourOfANetworkThatIsElsewhereInTime() {
    Instant hour = Instant.parse("2025-01-03T07:00:00Z");
    new ClusterHours(database).put("A-CL11", hour);

    assertThat(clock.instant()).isEqualTo(hour);
  }
}
