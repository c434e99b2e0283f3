package forewarn.prediction.monitoring;

import forewarn.prediction.metric.Confusion;
import forewarn.prediction.metric.Curves.Reliability;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sums rows of FACT_MODEL_OUTCOMES and divides at the end. */
final class Tally {
  private static final int BINS = 10;

  /** What a row holds from its first figure on: the bin, then the sums in this order. */
  static final String COLUMNS =
      """
      probability_bin::bigint, sum(predictions)::bigint, sum(outcomes)::bigint, sum(expected)::bigint,
      sum(true_negatives)::bigint, sum(false_positives)::bigint, sum(false_negatives)::bigint,
      sum(true_positives)::bigint, sum(alerts)::bigint, sum(alerts_come_true)::bigint,
      sum(incidents)::bigint, sum(incidents_expected)::bigint, sum(lead_hours)::bigint,
      sum(with_missing_features)::bigint, sum(with_unusual_features)::bigint,
      sum(latency_ms_sum)::bigint, sum(probability_sum)::double, sum(squared_error)::double\
      """;

  private static final int PREDICTIONS = 1;
  private static final int OUTCOMES = 2;
  private static final int EXPECTED = 3;
  private static final int CONFUSION = 4;
  private static final int TRUE_POSITIVES = 7;
  private static final int FALSE_NEGATIVES = 6;
  private static final int ALERTS = 8;
  private static final int INCIDENTS = 10;
  private static final int INCIDENTS_EXPECTED = 11;
  private static final int LEAD_HOURS = 12;
  private static final int MISSING = 13;
  private static final int UNUSUAL = 14;
  private static final int LATENCY = 15;
  private static final int PROBABILITY = 16;
  private static final int SQUARED_ERROR = 17;
  private static final int SUMS = 18;

  private final double[] sums = new double[SUMS];
  private final double[] binOutcomes = new double[BINS];
  private final double[] binProbability = new double[BINS];
  private final double[] binOutages = new double[BINS];
  private boolean hasLatency;

  /** Adds a row whose figures begin at a column. */
  void add(List<?> row, int first) {
    int bin = (int) number(row.get(first));
    for (int i = PREDICTIONS; i < SUMS; i++) {
      sums[i] += number(row.get(first + i));
    }
    hasLatency |= row.get(first + LATENCY) != null;
    binOutcomes[bin] += number(row.get(first + OUTCOMES));
    binProbability[bin] += number(row.get(first + PROBABILITY));
    binOutages[bin] +=
        number(row.get(first + TRUE_POSITIVES)) + number(row.get(first + FALSE_NEGATIVES));
  }

  private static double number(@Nullable Object value) {
    return value instanceof Number number ? number.doubleValue() : 0;
  }

  LiveFigures figures() {
    Confusion confusion =
        new Confusion(
            count(CONFUSION), count(CONFUSION + 1), count(FALSE_NEGATIVES), count(TRUE_POSITIVES));
    return new LiveFigures(
        count(PREDICTIONS),
        count(OUTCOMES),
        count(EXPECTED),
        confusion,
        ratio(confusion.tp(), confusion.tp() + confusion.fp()),
        ratio(confusion.tp(), confusion.tp() + confusion.fn()),
        ratio(sums[ALERTS + 1], sums[ALERTS]),
        ratio(sums[INCIDENTS_EXPECTED], sums[INCIDENTS]),
        count(ALERTS),
        count(INCIDENTS),
        ratio(sums[LEAD_HOURS], sums[INCIDENTS_EXPECTED]),
        ratio(sums[SQUARED_ERROR], sums[OUTCOMES]),
        sums[PROBABILITY],
        calibration(),
        ratio(sums[MISSING], sums[PREDICTIONS]),
        ratio(sums[UNUSUAL], sums[PREDICTIONS]),
        hasLatency ? ratio(sums[LATENCY], sums[PREDICTIONS]) : null);
  }

  private long count(int sum) {
    return Math.round(sums[sum]);
  }

  private List<Reliability> calibration() {
    List<Reliability> points = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      if (binOutcomes[bin] > 0) {
        points.add(
            new Reliability(
                binProbability[bin] / binOutcomes[bin],
                binOutages[bin] / binOutcomes[bin],
                Math.round(binOutcomes[bin])));
      }
    }
    return points;
  }

  private static @Nullable Double ratio(double part, double whole) {
    return whole == 0 ? null : part / whole;
  }
}
