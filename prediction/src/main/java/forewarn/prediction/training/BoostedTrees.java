package forewarn.prediction.training;

import forewarn.prediction.feature.OutageFeatures;
import forewarn.prediction.scoring.Forest;
import forewarn.warehouse.Progress;
import java.util.LinkedHashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Fits XGBoost's trees: grown until validation stops improving, of which the best number is kept.
 *
 * @param ubj the model in XGBoost's binary form, with all trees that were grown
 * @param json the same in its JSON form
 * @param trees how many of them to use
 * @param gains share of each feature in the gain of all splits
 * @param loss mean log loss on validation
 * @param seconds taken by the fit
 */
record BoostedTrees(
    byte[] ubj, byte[] json, int trees, Map<String, Double> gains, double loss, double seconds) {
  private static final int REPORTED_EVERY = 10;

  /**
   * Fits.
   *
   * @param progress told the rounds
   */
  static BoostedTrees fit(
      Sample sample, Examples validation, TrainingSettings settings, Progress progress) {
    long start = System.nanoTime();
    try {
      DMatrix learn = matrix(sample.rows());
      DMatrix check = matrix(validation);
      try {
        learn.setWeight(sample.weights());
        return grow(learn, check, settings, progress, start);
      } finally {
        learn.dispose();
        check.dispose();
      }
    } catch (XGBoostError e) {
      throw new TrainingException("Cannot train: XGBoost says " + e.getMessage(), e);
    }
  }

  /** The trees as scoring uses them. */
  Forest forest() {
    return Forest.read(json, trees);
  }

  private static DMatrix matrix(Examples examples) throws XGBoostError {
    DMatrix matrix =
        new DMatrix(examples.matrix(), examples.rows(), OutageFeatures.COUNT, Float.NaN);
    float[] labels = new float[examples.rows()];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = examples.outage(row) ? 1 : 0;
    }
    matrix.setLabel(labels);
    return matrix;
  }

  private static BoostedTrees grow(
      DMatrix learn, DMatrix check, TrainingSettings settings, Progress progress, long start)
      throws XGBoostError {
    int rounds = settings.trees().rounds();
    Booster booster = XGBoost.train(learn, parameters(settings), 1, Map.of(), null, null);
    try {
      double best = loss(booster, check);
      int trees = 1;
      for (int round = 1; round < rounds; round++) {
        booster.update(learn, round);
        double loss = loss(booster, check);
        if (loss < best) {
          best = loss;
          trees = round + 1;
        } else if (round + 1 - trees >= settings.patience()) {
          break;
        }
        if (round % REPORTED_EVERY == 0) {
          progress.update("Growing trees", round, rounds);
        }
      }
      byte[] ubj = booster.toByteArray("ubj");
      byte[] json = booster.toByteArray("json");
      double seconds = (System.nanoTime() - start) / 1e9;
      return new BoostedTrees(ubj, json, trees, gains(booster), best, seconds);
    } finally {
      booster.dispose();
    }
  }

  private static Map<String, Object> parameters(TrainingSettings settings) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("objective", "binary:logistic");
    parameters.put("eval_metric", "logloss");
    // Newer releases estimate it from the data otherwise, which costs precision at 0.4 % positives.
    parameters.put("base_score", 0.5);
    parameters.put("tree_method", "hist");
    parameters.put("max_depth", settings.trees().depth());
    parameters.put("eta", settings.trees().learningRate());
    parameters.put("min_child_weight", settings.trees().leastWeight());
    parameters.put("seed", settings.seed());
    // Its threads wait for each other spinning: on a busy machine several take up to ten times as
    // long as one, which needs two seconds for a year of 200 clusters.
    parameters.put("nthread", 1);
    parameters.put("verbosity", 0);
    return parameters;
  }

  private static double loss(Booster booster, DMatrix check) throws XGBoostError {
    float[] loss = new float[1];
    booster.evalSet(new DMatrix[] {check}, new String[] {"validation"}, 0, loss);
    return loss[0];
  }

  private static Map<String, Double> gains(Booster booster) throws XGBoostError {
    String[] names = OutageFeatures.names().toArray(String[]::new);
    Map<String, Double> gains = booster.getScore(names, "total_gain");
    double sum = gains.values().stream().mapToDouble(Double::doubleValue).sum();
    Map<String, Double> shares = new LinkedHashMap<>();
    gains.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .forEach(entry -> shares.put(entry.getKey(), sum == 0 ? 0 : entry.getValue() / sum));
    return shares;
  }
}
