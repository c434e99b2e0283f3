package forewarn.prediction.training;

import java.util.LinkedHashMap;
import java.util.Map;

/** Seconds by step, in the order the steps were taken. */
final class Stopwatch {
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private long lapFrom = System.nanoTime();

  /** Ends a step; the next one begins. Returns all steps so far. */
  Map<String, Double> lap(String step) {
    long now = System.nanoTime();
    seconds.put(step, (now - lapFrom) / 1e9);
    lapFrom = now;
    return seconds;
  }

  /** Counts seconds of one step as another's. */
  void move(String from, String to, double moved) {
    seconds.merge(from, -moved, Double::sum);
    seconds.merge(to, moved, Double::sum);
  }
}
