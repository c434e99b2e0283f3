package forewarn.console.security;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.console.fixture.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoginAttemptsTest {
  private final MovableClock clock = new MovableClock();
  private final LoginAttempts attempts = new LoginAttempts(clock);

  @Test
  void fifthFailureInARowMeansWaitingAndEachFurtherOneTwiceAsLong() {
    fail(4);
    assertThat(attempts.waitOf("admin", "10.0.0.1")).isZero();
    fail(1);
    assertThat(attempts.waitOf("admin", "10.0.0.1")).isEqualTo(Duration.ofSeconds(30));

    clock.advance(Duration.ofSeconds(30));
    assertThat(attempts.waitOf("admin", "10.0.0.1")).isZero();
    fail(1);
    assertThat(attempts.waitOf("admin", "10.0.0.1")).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void oneCallersFailuresDoNotKeepTheNamesOwnerOut() {
    fail(20);
    assertThat(attempts.waitOf("admin", "10.0.0.2")).isZero();
  }

  @Test
  void successForgetsFailures() {
    fail(4);
    attempts.succeeded("admin", "10.0.0.1");
    fail(4);
    assertThat(attempts.waitOf("admin", "10.0.0.1")).isZero();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      attempts.failed("admin", "10.0.0.1");
    }
  }
}
