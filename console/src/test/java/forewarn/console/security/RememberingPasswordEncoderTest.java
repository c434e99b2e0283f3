package forewarn.console.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class RememberingPasswordEncoderTest {
  private final AtomicInteger slowChecks = new AtomicInteger();
  private final PasswordEncoder encoder =
      new RememberingPasswordEncoder(
          new PasswordEncoder() {
            @Override
            public String encode(CharSequence password) {
              return "hash of " + password;
            }

            @Override
            public boolean matches(CharSequence password, String hash) {
              slowChecks.incrementAndGet();
              return hash.equals("hash of " + password);
            }
          });

  @Test
  void rightPasswordIsCheckedSlowlyOnce() {
    assertThat(encoder.matches("secret", "hash of secret")).isTrue();
    assertThat(encoder.matches("secret", "hash of secret")).isTrue();
    assertThat(slowChecks).hasValue(1);
  }

  @Test
  void wrongPasswordIsCheckedSlowlyEveryTime() {
    assertThat(encoder.matches("guess", "hash of secret")).isFalse();
    assertThat(encoder.matches("guess", "hash of secret")).isFalse();
    assertThat(slowChecks).hasValue(2);
  }

  @Test
  void changedPasswordIsNotRememberedUnderTheOldOne() {
    encoder.matches("secret", "hash of secret");
    assertThat(encoder.matches("secret", "hash of another")).isFalse();
  }
}
