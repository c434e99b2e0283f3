package forewarn.console.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Counts failed logins by name and address: after five in a row the pair has to wait, longer each
 * time. Others can log in meanwhile, so nobody can lock somebody else out. Thread-safe.
 */
@Component
final class LoginAttempts {
  private static final int FREE_FAILURES = 5;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
  private static final int MOST_DOUBLINGS = 5;
  private static final int MOST_REMEMBERED = 10_000;

  private record Pair(String name, String address) {}

  private record Failures(int count, Instant last) {}

  private final InstantSource clock;
  private final Map<Pair, Failures> failures =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Pair, Failures> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  LoginAttempts(InstantSource clock) {
    this.clock = clock;
  }

  /** How long this caller still has to wait; zero when they may try. */
  synchronized Duration waitOf(String name, String address) {
    Failures failed = failures.get(new Pair(name, address));
    if (failed == null || failed.count < FREE_FAILURES) {
      return Duration.ZERO;
    }
    int doublings = Math.min(MOST_DOUBLINGS, failed.count - FREE_FAILURES);
    Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
    Duration left = Duration.between(clock.instant(), failed.last.plus(wait));
    return left.isNegative() ? Duration.ZERO : left;
  }

  synchronized void failed(String name, String address) {
    failures.merge(
        new Pair(name, address),
        new Failures(1, clock.instant()),
        (before, now) -> new Failures(before.count + 1, now.last));
  }

  synchronized void succeeded(String name, String address) {
    failures.remove(new Pair(name, address));
  }
}
