package forewarn.warehouse.load;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Counts what the loader does. Thread-safe. */
final class LoadCounters {
  private static final long RATE_MILLIS = 5_000;

  private record Sample(long millis, long messages) {}

  private final InstantSource clock;
  private final Deque<Sample> recent = new ArrayDeque<>();
  private boolean running;
  private long records;
  private long predictions;
  private long deadLetters;
  private long lag;
  private long skipped;
  private @Nullable String error;
  private @Nullable Instant lastCommit;

  LoadCounters(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void written(int newRecords, int newPredictions, int newDeadLetters) {
    records += newRecords;
    predictions += newPredictions;
    deadLetters += newDeadLetters;
    lastCommit = clock.instant();
    error = null;
    recent.add(new Sample(clock.millis(), (long) newRecords + newPredictions));
    forgetOld();
  }

  synchronized void lag(long messages) {
    lag = messages;
  }

  synchronized void skipped(long messages) {
    skipped += messages;
  }

  synchronized void running(boolean now) {
    running = now;
  }

  synchronized void failed(@Nullable String reason) {
    error = reason;
  }

  synchronized LoadStatus status() {
    forgetOld();
    double rate = recent.stream().mapToLong(Sample::messages).sum() * 1000.0 / RATE_MILLIS;
    return new LoadStatus(
        running, records, predictions, deadLetters, lag, rate, skipped, error, lastCommit);
  }

  private void forgetOld() {
    long oldest = clock.millis() - RATE_MILLIS;
    while (!recent.isEmpty() && recent.getFirst().millis() < oldest) {
      recent.removeFirst();
    }
  }
}
