package forewarn.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

  @Test
  void readsEveryInstantAsItIsWritten() {
    long seed = System.nanoTime();
    System.out.println("TimestampsTest seed " + seed);
    Random random = new Random(seed);
    for (ChronoUnit unit :
        new ChronoUnit[] {
          ChronoUnit.NANOS,
          ChronoUnit.MICROS,
          ChronoUnit.MILLIS,
          ChronoUnit.SECONDS,
          ChronoUnit.HOURS
        }) {
      for (int i = 0; i < 2_000; i++) {
        Instant instant =
            Instant.ofEpochSecond(
                    random.nextLong(946_684_800, 4_102_444_800L), random.nextInt(1_000_000_000))
                .truncatedTo(unit);
        assertThat(Timestamps.parse(instant.toString())).isEqualTo(instant);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2024-11-05T24:00:00",
        "2024-02-30T00:00:00",
        "2024-11-05T13:60:00",
        "2024-11-05T13:00:0x",
        "2024-11-05X13:00:00",
        "2024-11-05T13:00:00.1234567890",
        "2024-11-05T13:00:00+99:00",
        "1999-12-31T23:59:59Z"
      })
  void refusesWhatIsNoTime(String text) {
    assertThat(Timestamps.parse(text)).isNull();
  }
}
