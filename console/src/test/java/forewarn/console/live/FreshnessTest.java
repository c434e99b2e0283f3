package forewarn.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.console.fixture.MovableClock;
import forewarn.console.live.Freshness.State;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FreshnessTest {
  private static final long LONG_AGO = 480_000;
  private final MovableClock clock = new MovableClock();
  private final StreamRhythm rhythm = new StreamRhythm();
  private long hour = LONG_AGO;
  private Instant newest = clock.instant();

  @Test
  void replayedHoursEveryFewSecondsAreLateAfterHalfAMinuteAndStoppedLater() {
    hours(20, Duration.ofSeconds(5));
    clock.advance(Duration.ofSeconds(4));
    assertThat(now().state()).isEqualTo(State.FRESH);
    assertThat(now().words()).isEqualTo("data of 4 Oct 20:00 UTC, 4 s ago");

    clock.advance(Duration.ofSeconds(27));
    assertThat(now().state()).isEqualTo(State.LATE);
    assertThat(now().words()).isEqualTo("The stream has stopped: no record for 31 s");

    clock.advance(Duration.ofMinutes(3));
    assertThat(now().state()).isEqualTo(State.STOPPED);
    assertThat(now().words()).isEqualTo("The stream has stopped: no record for 3 min");

    hours(1, Duration.ZERO);
    assertThat(now().state()).isEqualTo(State.FRESH);
  }

  @Test
  void hourlyRecordsAreNotLateForAnHour() {
    hours(20, Duration.ofHours(1));
    clock.advance(Duration.ofMinutes(80));
    assertThat(now().state()).isEqualTo(State.FRESH);
    clock.advance(Duration.ofMinutes(11));
    assertThat(now().state()).isEqualTo(State.LATE);
    clock.advance(Duration.ofHours(4));
    assertThat(now().state()).isEqualTo(State.STOPPED);
  }

  @Test
  void aBacklogOfTheNetworkDoesNotMakeItsNextHourLate() {
    hour = clock.instant().getEpochSecond() / 3600 - 20;
    hours(20, Duration.ofMillis(300));
    clock.advance(Duration.ofMinutes(59));
    assertThat(now().state()).isEqualTo(State.FRESH);
  }

  @Test
  void aSourceThatBecomesSlowerIsNotTakenForOneThatHasStopped() {
    hours(20, Duration.ofSeconds(5));
    hours(1, Duration.ofMinutes(10));
    clock.advance(Duration.ofMinutes(12));
    assertThat(now().state()).isEqualTo(State.FRESH);
  }

  @Test
  void manyHoursInOneBatchTeachTheTimeOfEach() {
    rhythm.add(100, clock.instant());
    rhythm.add(124, clock.instant().plusSeconds(120));
    rhythm.add(148, clock.instant().plusSeconds(240));
    rhythm.add(147, clock.instant().plusSeconds(9_999));
    assertThat(rhythm.usual()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void beforeItIsKnownBetterAnHourIsUsual() {
    hours(2, Duration.ofSeconds(5));
    assertThat(rhythm.usual()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void aBrokenFeedIsSaidWhateverTheAge() {
    hours(20, Duration.ofSeconds(5));
    Freshness broken =
        Freshness.of(true, Glance.hourOf(hour), newest, rhythm.usual(), clock.instant());
    assertThat(broken.state()).isEqualTo(State.BROKEN);
  }

  private void hours(int count, Duration each) {
    for (int i = 0; i < count; i++) {
      clock.advance(each);
      newest = clock.instant();
      rhythm.add(++hour, newest);
    }
  }

  private Freshness now() {
    return Freshness.of(false, Glance.hourOf(hour), newest, rhythm.usual(), clock.instant());
  }
}
