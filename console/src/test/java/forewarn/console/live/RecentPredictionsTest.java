package forewarn.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RecentPredictionsTest {
  private final RecentPredictions recent = new RecentPredictions(10);

  @Test
  void readerGetsEachPredictionOnceAndInOrder() {
    append(3);
    RecentPredictions.Batch first = recent.from(0, 2);
    RecentPredictions.Batch second = recent.from(first.next(), 2);

    assertThat(first.predictions()).extracting(Received::number).containsExactly(0L, 1L);
    assertThat(second.predictions()).extracting(Received::number).containsExactly(2L);
    assertThat(recent.from(second.next(), 2).predictions()).isEmpty();
  }

  @Test
  void readerThatFallsBehindTheRingIsToldHowManyItLost() {
    append(25);
    RecentPredictions.Batch batch = recent.from(5, 100);

    assertThat(batch.lost()).isEqualTo(10);
    assertThat(batch.predictions()).extracting(Received::number).startsWith(15L).hasSize(10);
    assertThat(batch.next()).isEqualTo(25);
  }

  @Test
  void newestSkipsToTheEnd() {
    append(25);
    RecentPredictions.Batch batch = recent.newestFrom(5, 3);

    assertThat(batch.predictions()).extracting(Received::number).containsExactly(22L, 23L, 24L);
    assertThat(batch.lost()).isEqualTo(17);
  }

  @Test
  void newestOfNothingIsNothing() {
    assertThat(recent.newestFrom(0, 3).predictions()).isEmpty();
  }

  @Test
  void waitingEndsWithTheNextPrediction() throws Exception {
    CompletableFuture<Boolean> arrived =
        CompletableFuture.supplyAsync(() -> {
          try {
            return recent.await(0, Duration.ofSeconds(20));
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    append(1);
    recent.announce();

    assertThat(arrived.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void waitingEndsWithTheTimeout() throws InterruptedException {
    assertThat(recent.await(0, Duration.ofMillis(20))).isFalse();
  }

  private void append(int count) {
    for (int i = 0; i < count; i++) {
      recent.append(OutageWatchTest.glance("A", 480_000 + i, 0.1, false), new byte[0]);
    }
  }
}
