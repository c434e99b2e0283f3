package forewarn.prediction.scoring;

import forewarn.prediction.feature.OutageFeature;
import forewarn.prediction.feature.OutageFeatures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Shapley values by XGBoost's own exact algorithm; some tenths of a millisecond each. */
public final class BoosterContributions implements TreeContributions {
  private final Booster booster;
  private final int trees;

  public BoosterContributions(Booster booster, int trees) {
    this.booster = booster;
    this.trees = trees;
  }

  // XGBoost does not promise that one booster may explain on several threads at once.
  @Override
  public synchronized List<Contribution> explain(float[] features) {
    try {
      DMatrix row = new DMatrix(features, 1, features.length, Float.NaN);
      try {
        return sorted(features, booster.predictContrib(row, trees)[0]);
      } finally {
        row.dispose();
      }
    } catch (XGBoostError e) {
      throw new IllegalStateException("Cannot explain prediction: " + e.getMessage(), e);
    }
  }

  private static List<Contribution> sorted(float[] features, float[] contributions) {
    List<Contribution> explanation = new ArrayList<>();
    for (int i = 0; i < features.length; i++) {
      OutageFeature feature = OutageFeatures.ALL.get(i);
      Double value = Float.isNaN(features[i]) ? null : (double) features[i];
      explanation.add(
          new Contribution(
              feature.name(), value, contributions[i], OutageFeatures.describe(i, features)));
    }
    explanation.sort(
        Comparator.comparingDouble((Contribution c) -> Math.abs(c.contribution())).reversed());
    return List.copyOf(explanation);
  }
}
