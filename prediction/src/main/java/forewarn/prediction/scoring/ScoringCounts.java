package forewarn.prediction.scoring;

import java.util.concurrent.atomic.LongAdder;

/** What scoring has done since start. Thread-safe. */
final class ScoringCounts {
  final LongAdder scored = new LongAdder();
  final LongAdder skipped = new LongAdder();
}
