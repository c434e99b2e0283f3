package forewarn.prediction.registry;

import forewarn.prediction.metric.Metrics;
import java.time.Instant;
import java.util.Locale;

/**
 * Two models measured on the same hours, from which neither has learnt.
 *
 * @param from first hour
 * @param to last hour
 * @param champion figures of the one in use, at its own threshold
 * @param candidate figures of the other, at its own threshold
 */
public record SameHours(Instant from, Instant to, Metrics champion, Metrics candidate) {
  /** Below this a difference in ranking is none. */
  private static final double EQUALLY_GOOD = 0.0005;

  /**
   * Whether the candidate ranks no worse, and decides no worse than chance allows: each threshold
   * was chosen on other hours, and F1 of few outages moves by single ones.
   */
  public boolean candidateIsAtLeastAsGood() {
    return candidate.prAuc() >= champion.prAuc() - EQUALLY_GOOD
        && candidate.f1() >= champion.f1() - Math.max(EQUALLY_GOOD, standardError());
  }

  private double standardError() {
    double f1 = champion.f1();
    return champion.positives() == 0 ? 0 : Math.sqrt(f1 * (1 - f1) / champion.positives());
  }

  /** The figures in words. */
  public String describe() {
    return String.format(
        Locale.ROOT,
        "on the %,d rows from %s to %s, which neither has learnt from: PR-AUC %.4f against %.4f,"
            + " precision %.3f against %.3f, recall %.3f against %.3f",
        candidate.rows(),
        from,
        to,
        candidate.prAuc(),
        champion.prAuc(),
        candidate.precision(),
        champion.precision(),
        candidate.recall(),
        champion.recall());
  }
}
