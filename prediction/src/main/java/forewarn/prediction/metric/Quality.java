package forewarn.prediction.metric;

import forewarn.prediction.metric.Curves.PrecisionRecall;
import forewarn.prediction.metric.Curves.Reliability;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Measures predictions against what came. Equal probabilities count as one step of a curve. */
public final class Quality {
  private static final int CURVE_POINTS = 100;
  private static final int RELIABILITY_BINS = 10;
  private static final double EQUALLY_GOOD = 0.002;

  private Quality() {}

  /** All figures when outages are predicted from the threshold upwards. */
  public static Metrics measure(Predictions predictions, double threshold) {
    Confusion confusion = confusion(predictions, threshold);
    Ranking ranking = Ranking.of(predictions);
    return new Metrics(
        predictions.rows(),
        predictions.positives(),
        ranking.averagePrecision(),
        ranking.rocAuc(),
        confusion.precision(),
        confusion.recall(),
        confusion.f(1),
        confusion.f(2),
        brier(predictions),
        confusion,
        Events.onset(predictions, threshold));
  }

  /** What was predicted and what came. */
  public static Confusion confusion(Predictions predictions, double threshold) {
    long[] counts = new long[4];
    for (int row = 0; row < predictions.rows(); row++) {
      int predicted = predictions.probability()[row] >= threshold ? 1 : 0;
      counts[2 * predicted + (predictions.outage()[row] ? 1 : 0)]++;
    }
    return new Confusion(counts[0], counts[2], counts[1], counts[3]);
  }

  /** Mean squared error of the probability. */
  public static double brier(Predictions predictions) {
    double sum = 0;
    for (int row = 0; row < predictions.rows(); row++) {
      double error = predictions.probability()[row] - (predictions.outage()[row] ? 1 : 0);
      sum += error * error;
    }
    return Confusion.ratio(sum, predictions.rows());
  }

  /**
   * The threshold for the highest F1. With true probabilities that is half of the F1 itself; so of
   * all thresholds that do about equally well on these rows, the nearest to that is taken, rather
   * than one that happens to fit a row more.
   */
  public static double bestThreshold(Predictions predictions) {
    return Ranking.of(predictions).bestThreshold();
  }

  /** Precision against recall, and how often each probability came true. */
  public static Curves curves(Predictions predictions) {
    return new Curves(
        thinned(Ranking.of(predictions).curve()),
        reliability(predictions),
        Events.tradeoffs(predictions));
  }

  private static List<PrecisionRecall> thinned(List<PrecisionRecall> curve) {
    if (curve.size() <= CURVE_POINTS) {
      return curve;
    }
    List<PrecisionRecall> points = new ArrayList<>();
    double drawnAt = -1;
    for (PrecisionRecall point : curve) {
      if (point.recall() >= drawnAt + 1.0 / CURVE_POINTS) {
        points.add(point);
        drawnAt = point.recall();
      }
    }
    return points;
  }

  private static List<Reliability> reliability(Predictions predictions) {
    long[] rows = new long[RELIABILITY_BINS];
    long[] positives = new long[RELIABILITY_BINS];
    double[] sums = new double[RELIABILITY_BINS];
    for (int row = 0; row < predictions.rows(); row++) {
      double probability = predictions.probability()[row];
      int bin = (int) Math.min(probability * RELIABILITY_BINS, RELIABILITY_BINS - 1);
      rows[bin]++;
      sums[bin] += probability;
      positives[bin] += predictions.outage()[row] ? 1 : 0;
    }
    List<Reliability> points = new ArrayList<>();
    for (int bin = 0; bin < RELIABILITY_BINS; bin++) {
      if (rows[bin] > 0) {
        points.add(
            new Reliability(sums[bin] / rows[bin], (double) positives[bin] / rows[bin], rows[bin]));
      }
    }
    return points;
  }

  /** Rows by falling probability, cut where the probability changes. */
  private record Ranking(double[] probability, long[] predicted, long[] hits, long rows) {
    static Ranking of(Predictions predictions) {
      int[] order = predictions.byProbability();
      double[] probability = new double[order.length];
      long[] predicted = new long[order.length];
      long[] hits = new long[order.length];
      int steps = 0;
      long hit = 0;
      for (int i = 0; i < order.length; i++) {
        double here = predictions.probability()[order[i]];
        hit += predictions.outage()[order[i]] ? 1 : 0;
        boolean last = i + 1 == order.length;
        if (last || (float) predictions.probability()[order[i + 1]] != (float) here) {
          probability[steps] = here;
          predicted[steps] = i + 1;
          hits[steps++] = hit;
        }
      }
      return new Ranking(
          Arrays.copyOf(probability, steps),
          Arrays.copyOf(predicted, steps),
          Arrays.copyOf(hits, steps),
          order.length);
    }

    private long positives() {
      return hits.length == 0 ? 0 : hits[hits.length - 1];
    }

    double averagePrecision() {
      double sum = 0;
      long before = 0;
      for (int step = 0; step < hits.length; step++) {
        sum += (hits[step] - before) * ((double) hits[step] / predicted[step]);
        before = hits[step];
      }
      return Confusion.ratio(sum, positives());
    }

    double rocAuc() {
      double positives = positives();
      double negatives = rows - positives;
      double area = 0;
      long hitsBefore = 0;
      long alarmsBefore = 0;
      for (int step = 0; step < hits.length; step++) {
        long alarms = predicted[step] - hits[step];
        area += (alarms - alarmsBefore) * (hits[step] + hitsBefore) / 2.0;
        hitsBefore = hits[step];
        alarmsBefore = alarms;
      }
      return positives == 0 || negatives == 0 ? Double.NaN : area / positives / negatives;
    }

    double bestThreshold() {
      double best = 0;
      for (int step = 0; step < hits.length; step++) {
        best = Math.max(best, f1(step));
      }
      double wanted = best / 2;
      double chosen = wanted;
      double distance = Double.POSITIVE_INFINITY;
      for (int step = 0; step < hits.length; step++) {
        double nearest = nearest(wanted, step);
        if (f1(step) >= best - EQUALLY_GOOD && Math.abs(nearest - wanted) < distance) {
          chosen = nearest;
          distance = Math.abs(nearest - wanted);
        }
      }
      return chosen;
    }

    private double f1(int step) {
      return 2.0 * hits[step] / (predicted[step] + positives());
    }

    /** The wanted threshold where it has the step's effect, else the middle of those that have. */
    private double nearest(double wanted, int step) {
      double upper = probability[step];
      double lower = step + 1 < probability.length ? probability[step + 1] : 0;
      if (wanted > lower && wanted <= upper) {
        return wanted;
      }
      double middle = (lower + upper) / 2;
      return middle > lower ? middle : upper;
    }

    List<PrecisionRecall> curve() {
      List<PrecisionRecall> points = new ArrayList<>();
      for (int step = 0; step < hits.length; step++) {
        points.add(
            new PrecisionRecall(
                probability[step],
                (double) hits[step] / predicted[step],
                Confusion.ratio(hits[step], positives())));
      }
      return points;
    }
  }
}
