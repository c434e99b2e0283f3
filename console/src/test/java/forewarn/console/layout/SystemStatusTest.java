package forewarn.console.layout;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.console.live.Freshness;
import forewarn.console.live.Freshness.State;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemStatusTest {
  private static final SystemStatus LIVE =
      new SystemStatus("live", "Live", "predictions are being made");

  @ParameterizedTest
  @CsvSource({
    "WAITING, live",
    "FRESH, live",
    "LATE, stalled",
    "STOPPED, stalled",
    "BROKEN, stalled"
  })
  void liveIsSaidOnlyWhileRecordsArrive(State state, String kind) {
    assertThat(LIVE.borneOutBy(freshness(state)).kind()).isEqualTo(kind);
  }

  @Test
  void aStreamThatHasStoppedDoesNotHideAFailure() {
    SystemStatus failed = new SystemStatus("failed", "Failed", "Warehouse: full");

    assertThat(failed.borneOutBy(freshness(State.STOPPED))).isEqualTo(failed);
  }

  private static Freshness freshness(State state) {
    Duration age = Duration.ofMinutes(4);
    return new Freshness(state, Instant.EPOCH, age, Duration.ofMinutes(1), Duration.ofMinutes(3));
  }
}
