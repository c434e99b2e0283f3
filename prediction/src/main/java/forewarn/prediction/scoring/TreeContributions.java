package forewarn.prediction.scoring;

import java.util.List;

/** Explains a model's predictions: exact Shapley values of the trees. */
@FunctionalInterface
public interface TreeContributions {
  /** What each feature contributes to the log-odds, the weightiest first. */
  List<Contribution> explain(float[] features);
}
