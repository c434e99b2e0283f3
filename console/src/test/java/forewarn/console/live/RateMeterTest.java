package forewarn.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.console.fixture.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateMeterTest {
  private final MovableClock clock = new MovableClock();
  private final RateMeter rate = new RateMeter(clock);

  @Test
  void rateIsTheMeanOfTheLastTenSeconds() {
    for (int second = 0; second < 30; second++) {
      rate.add(200);
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(rate.perSecond()).isEqualTo(200);

    clock.advance(Duration.ofSeconds(5));
    assertThat(rate.perSecond()).isEqualTo(100);

    clock.advance(Duration.ofMinutes(5));
    assertThat(rate.perSecond()).isZero();
  }
}
