package forewarn.simulator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PaceTest {
  @Test
  void theMessagesOfAnHourTakeItsTime() throws InterruptedException {
    Pace pace = new Pace(new CountDownLatch(1), Duration.ofMillis(200));
    long start = System.nanoTime();

    for (int message = 0; message <= 20; message++) {
      assertThat(pace.awaitNext(20)).isTrue();
    }

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(190));
  }

  @Test
  void stopsAtOnceWhenToldTo() throws InterruptedException {
    CountDownLatch stop = new CountDownLatch(1);
    Pace pace = new Pace(stop, Duration.ofDays(1));
    assertThat(pace.awaitNext(1)).isTrue();

    stop.countDown();

    assertThat(pace.awaitNext(1)).isFalse();
  }

  @Test
  void anHourTakesTimeBySpeed() {
    Instant from = Instant.parse("2024-01-01T00:00:00Z");
    assertThat(new LiveSettings("localhost:1", from, 720).hour()).isEqualTo(Duration.ofSeconds(5));
    assertThatThrownBy(() -> new LiveSettings("localhost:1", from, 0))
        .hasMessage("Invalid speed: 0.0, expected a positive number");
  }
}
