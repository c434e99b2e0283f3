package forewarn.prediction.scoring;

import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What scoring has done since start. Thread-safe. */
final class ScoringCounts {
  final LongAdder scored = new LongAdder();
  final LongAdder skipped = new LongAdder();
  final LongAdder challengerFailed = new LongAdder();
  volatile @Nullable String challengerError;
}
