package forewarn.prediction.training;

import java.util.BitSet;

/**
 * Logistic regression with a ridge penalty, fitted by Newton's method (iteratively reweighted least
 * squares, each step halved until it improves). Inputs are standardised; a missing one counts as
 * the mean, and where more than one row in a hundred misses it, its absence is an input too.
 */
final class LogisticRegression {
  static final double RIDGE = 1;
  private static final double OFTEN_MISSING = 0.01;
  private static final int MOST_STEPS = 25;
  private static final int MOST_HALVINGS = 10;
  private static final double CONVERGED = 1e-6;

  private final double[] mean;
  private final double[] scale;
  private final int[] absences;
  private double[] coefficients;

  private LogisticRegression(double[] mean, double[] scale, int[] absences) {
    this.mean = mean;
    this.scale = scale;
    this.absences = absences;
    this.coefficients = new double[1 + mean.length + absences.length];
  }

  /**
   * Fits.
   *
   * @param ridge weight of half the sum of squared coefficients against the summed log loss; the
   *     intercept is not penalised
   */
  static LogisticRegression fit(Rows rows, double ridge) {
    LogisticRegression model = standardising(rows);
    double loss = model.loss(rows, model.coefficients, ridge);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] direction = model.newtonStep(rows, ridge);
      double before = loss;
      double length = 1;
      for (int halving = 0; halving < MOST_HALVINGS; halving++, length /= 2) {
        double[] tried = moved(model.coefficients, direction, length);
        double triedLoss = model.loss(rows, tried, ridge);
        if (triedLoss < loss) {
          model.coefficients = tried;
          loss = triedLoss;
          break;
        }
      }
      if (before - loss <= CONVERGED * Math.abs(before)) {
        break;
      }
    }
    return model;
  }

  /** What is learnt from: features row by row, labels and weights. */
  record Rows(float[] features, int width, boolean[] labels, float[] weights) {
    static Rows of(Sample sample) {
      Examples examples = sample.rows();
      float[] matrix = examples.matrix();
      return new Rows(
          matrix,
          matrix.length / Math.max(1, examples.rows()),
          examples.labels(),
          sample.weights());
    }

    int count() {
      return labels.length;
    }
  }

  private static LogisticRegression standardising(Rows rows) {
    double[] mean = new double[rows.width()];
    double[] scale = new double[rows.width()];
    BitSet absent = new BitSet();
    for (int column = 0; column < rows.width(); column++) {
      double known = 0;
      double all = 0;
      double sum = 0;
      double squares = 0;
      for (int row = 0; row < rows.count(); row++) {
        float value = rows.features()[row * rows.width() + column];
        float weight = rows.weights()[row];
        all += weight;
        if (!Float.isNaN(value)) {
          known += weight;
          sum += weight * value;
          squares += weight * (double) value * value;
        }
      }
      mean[column] = known == 0 ? 0 : sum / known;
      double variance = known == 0 ? 0 : squares / known - mean[column] * mean[column];
      scale[column] = variance > 1e-12 ? 1 / Math.sqrt(variance) : 0;
      absent.set(column, all - known > OFTEN_MISSING * all);
    }
    return new LogisticRegression(mean, scale, absent.stream().toArray());
  }

  private static double[] moved(double[] from, double[] direction, double length) {
    double[] to = from.clone();
    for (int i = 0; i < to.length; i++) {
      to[i] += length * direction[i];
    }
    return to;
  }

  /** The standardised inputs of one row, after a 1 for the intercept. */
  private void standardise(float[] features, int at, double[] inputs) {
    inputs[0] = 1;
    for (int column = 0; column < mean.length; column++) {
      float value = features[at + column];
      inputs[1 + column] = Float.isNaN(value) ? 0 : (value - mean[column]) * scale[column];
    }
    for (int i = 0; i < absences.length; i++) {
      inputs[1 + mean.length + i] = Float.isNaN(features[at + absences[i]]) ? 1 : 0;
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private double loss(Rows rows, double[] at, double ridge) {
    double[] inputs = new double[at.length];
    double loss = ridge / 2 * (dot(at, at) - at[0] * at[0]);
    for (int row = 0; row < rows.count(); row++) {
      standardise(rows.features(), row * rows.width(), inputs);
      double odds = dot(at, inputs);
      double wrong = rows.labels()[row] ? -odds : odds;
      // log(1 + e^x) without overflow
      loss += rows.weights()[row] * (Math.max(wrong, 0) + Math.log(1 + Math.exp(-Math.abs(wrong))));
    }
    return loss;
  }

  private double[] newtonStep(Rows rows, double ridge) {
    int width = coefficients.length;
    double[] gradient = new double[width];
    double[][] curvature = new double[width][width];
    double[] inputs = new double[width];
    for (int row = 0; row < rows.count(); row++) {
      standardise(rows.features(), row * rows.width(), inputs);
      double probability = 1 / (1 + Math.exp(-dot(coefficients, inputs)));
      double error = rows.weights()[row] * ((rows.labels()[row] ? 1 : 0) - probability);
      double weight = rows.weights()[row] * probability * (1 - probability);
      for (int i = 0; i < width; i++) {
        gradient[i] += error * inputs[i];
        double weighted = weight * inputs[i];
        for (int j = 0; j <= i; j++) {
          curvature[i][j] += weighted * inputs[j];
        }
      }
    }
    for (int i = 1; i < width; i++) {
      gradient[i] -= ridge * coefficients[i];
      curvature[i][i] += ridge;
    }
    return solve(curvature, gradient);
  }

  /** Solves by Cholesky's decomposition; of the symmetric matrix the lower triangle is read. */
  static double[] solve(double[][] matrix, double[] right) {
    int width = right.length;
    double[][] lower = new double[width][width];
    double[] solution = right.clone();
    for (int i = 0; i < width; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        // A curvature of nothing is kept from being divided by.
        lower[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / lower[j][j];
      }
      for (int k = 0; k < i; k++) {
        solution[i] -= lower[i][k] * solution[k];
      }
      solution[i] /= lower[i][i];
    }
    for (int i = width - 1; i >= 0; i--) {
      for (int k = i + 1; k < width; k++) {
        solution[i] -= lower[k][i] * solution[k];
      }
      solution[i] /= lower[i][i];
    }
    return solution;
  }

  /** Probability of the positive class. */
  double probability(float[] features) {
    double[] inputs = new double[coefficients.length];
    standardise(features, 0, inputs);
    return 1 / (1 + Math.exp(-dot(coefficients, inputs)));
  }
}
