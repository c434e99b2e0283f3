package forewarn.prediction.training;

import forewarn.prediction.feature.OutageFeatures;
import forewarn.warehouse.Progress;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
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
 */
record BoostedTrees(byte[] ubj, byte[] json, int trees, Map<String, Double> gains) {
  private static final int REPORTED_EVERY = 10;
  private static final int ELEVATED_HOURS = OutageFeatures.names().indexOf("elevated_hours");

  /**
   * Fits.
   *
   * @param isTraining which hours of the examples are learnt from
   */
  static BoostedTrees fit(
      Examples examples,
      IntPredicate isTraining,
      Examples validation,
      TrainingSettings settings,
      Progress progress) {
    Examples sample = sample(examples, isTraining, settings);
    try {
      DMatrix learn = matrix(sample);
      DMatrix check = matrix(validation);
      try {
        learn.setWeight(weights(sample, settings));
        return grow(learn, check, settings, progress);
      } finally {
        learn.dispose();
        check.dispose();
      }
    } catch (XGBoostError e) {
      throw new TrainingException("Cannot train: XGBoost says " + e.getMessage(), e);
    }
  }

  private static Examples sample(
      Examples examples, IntPredicate isTraining, TrainingSettings settings) {
    SplittableRandom random = new SplittableRandom(settings.seed());
    BitSet kept = new BitSet(examples.rows());
    for (int row = 0; row < examples.rows(); row++) {
      boolean drawn = random.nextDouble() < settings.quietKept();
      kept.set(row, isTraining.test(examples.hour(row)) && (drawn || isTelling(examples, row)));
    }
    return examples.select(kept::get);
  }

  // One hour in a hundred: outages and the elevated hours that are easily taken for their sign.
  private static boolean isTelling(Examples examples, int row) {
    return examples.outage(row) || examples.feature(row, ELEVATED_HOURS) != 0;
  }

  private static float[] weights(Examples sample, TrainingSettings settings) {
    float[] weights = new float[sample.rows()];
    float sampled = (float) (1 / settings.quietKept());
    for (int row = 0; row < weights.length; row++) {
      weights[row] = isTelling(sample, row) ? 1 : sampled;
    }
    return weights;
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
      DMatrix learn, DMatrix check, TrainingSettings settings, Progress progress)
      throws XGBoostError {
    Booster booster = XGBoost.train(learn, parameters(settings), 1, Map.of(), null, null);
    try {
      double best = loss(booster, check);
      int trees = 1;
      for (int round = 1; round < settings.rounds(); round++) {
        booster.update(learn, round);
        double loss = loss(booster, check);
        if (loss < best) {
          best = loss;
          trees = round + 1;
        } else if (round + 1 - trees >= settings.patience()) {
          break;
        }
        if (round % REPORTED_EVERY == 0) {
          progress.update("Growing trees", round, settings.rounds());
        }
      }
      return new BoostedTrees(
          booster.toByteArray("ubj"), booster.toByteArray("json"), trees, gains(booster));
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
    parameters.put("max_depth", settings.depth());
    parameters.put("eta", settings.learningRate());
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
