package forewarn.prediction.training;

import forewarn.prediction.metric.Predictions;
import forewarn.prediction.metric.Quality;
import forewarn.prediction.scoring.Calibration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses a calibration. Each kind is fitted on the earlier half of the validation part and judged
 * by its Brier score on the later half, where it must beat the plain probability; the winner is
 * then fitted on all of it.
 */
final class CalibrationFit {
  private static final int NEWTON_STEPS = 50;
  private static final int FEWEST_POSITIVES = 50;
  // Less is chance: a calibration must earn the place it takes in every prediction.
  private static final double WORTHWHILE = 0.99;

  private CalibrationFit() {}

  static Calibration choose(Predictions validation) {
    int[] hours = validation.hours().clone();
    Arrays.sort(hours);
    int middle = hours[hours.length / 2];
    Predictions earlier = validation.select(row -> validation.hours()[row] < middle);
    Predictions later = validation.select(row -> validation.hours()[row] >= middle);
    if (earlier.positives() < FEWEST_POSITIVES || later.positives() < FEWEST_POSITIVES) {
      return new Calibration.None();
    }
    double plain = Quality.brier(later);
    double platt = Quality.brier(apply(platt(earlier), later));
    double isotonic = Quality.brier(apply(isotonic(earlier), later));
    if (Math.min(platt, isotonic) >= WORTHWHILE * plain) {
      return new Calibration.None();
    }
    return platt <= isotonic ? platt(validation) : isotonic(validation);
  }

  static Predictions apply(Calibration calibration, Predictions predictions) {
    return new Predictions(
        predictions.clusters(),
        predictions.hours(),
        predictions.outage(),
        Arrays.stream(predictions.probability()).map(calibration::apply).toArray());
  }

  /** Logistic regression on the log-odds, by Newton's method. */
  static Calibration.Platt platt(Predictions predictions) {
    double slope = 1;
    double intercept = 0;
    for (int step = 0; step < NEWTON_STEPS; step++) {
      double[] sums = derivatives(predictions, slope, intercept);
      double determinant = sums[2] * sums[4] - sums[3] * sums[3];
      if (!(Math.abs(determinant) > 1e-12)) {
        break;
      }
      double slopeStep = (sums[0] * sums[4] - sums[1] * sums[3]) / determinant;
      double interceptStep = (sums[1] * sums[2] - sums[0] * sums[3]) / determinant;
      slope += slopeStep;
      intercept += interceptStep;
      if (Math.abs(slopeStep) + Math.abs(interceptStep) < 1e-9) {
        break;
      }
    }
    return new Calibration.Platt(slope, intercept);
  }

  /** Gradient by slope and intercept, then the second derivatives. */
  private static double[] derivatives(Predictions predictions, double slope, double intercept) {
    double[] sums = new double[5];
    for (int row = 0; row < predictions.rows(); row++) {
      double odds = Calibration.logOdds(predictions.probability()[row]);
      double fitted = 1 / (1 + Math.exp(-(slope * odds + intercept)));
      double error = (predictions.outage()[row] ? 1 : 0) - fitted;
      double weight = fitted * (1 - fitted);
      sums[0] += error * odds;
      sums[1] += error;
      sums[2] += weight * odds * odds;
      sums[3] += weight * odds;
      sums[4] += weight;
    }
    return sums;
  }

  /** Pools neighbours until shares rise (pool adjacent violators). */
  static Calibration.Isotonic isotonic(Predictions predictions) {
    List<Pool> pools = new ArrayList<>();
    for (int row : rising(predictions)) {
      double probability = predictions.probability()[row];
      Pool pool = new Pool(probability, probability, predictions.outage()[row] ? 1 : 0, 1);
      while (!pools.isEmpty() && pools.getLast().mustJoin(pool)) {
        pool = pools.removeLast().join(pool);
      }
      pools.add(pool);
    }
    return curve(pools);
  }

  /** Row numbers by rising probability. */
  private static int[] rising(Predictions predictions) {
    int[] falling = predictions.byProbability();
    int[] rising = new int[falling.length];
    for (int i = 0; i < rising.length; i++) {
      int row = falling[falling.length - 1 - i];
      double probability = predictions.probability()[row];
      // Already in order but for those that are the same as floats.
      int at = i;
      for (; at > 0 && predictions.probability()[rising[at - 1]] > probability; at--) {
        rising[at] = rising[at - 1];
      }
      rising[at] = row;
    }
    return rising;
  }

  private static Calibration.Isotonic curve(List<Pool> pools) {
    List<double[]> points = new ArrayList<>();
    for (Pool pool : pools) {
      points.add(new double[] {pool.from(), pool.share()});
      if (pool.to() > pool.from()) {
        points.add(new double[] {pool.to(), pool.share()});
      }
    }
    return new Calibration.Isotonic(
        points.stream().mapToDouble(point -> point[0]).toArray(),
        points.stream().mapToDouble(point -> point[1]).toArray());
  }

  private record Pool(double from, double to, double positives, double rows) {
    double share() {
      return positives / rows;
    }

    boolean mustJoin(Pool next) {
      return share() >= next.share() || to == next.from;
    }

    Pool join(Pool next) {
      return new Pool(from, next.to, positives + next.positives, rows + next.rows);
    }
  }
}
