package forewarn.prediction.training;

import forewarn.prediction.registry.Rival;
import forewarn.warehouse.Progress;
import java.util.List;
import java.util.Map;

/**
 * Plain algorithms on the rows the model learns from. What they reach needs no boosted trees; a
 * model that is not better has gone wrong.
 */
final class Floors {
  private static final int TREE_DEPTH = 6;

  private Floors() {}

  static List<Rival> fit(
      Sample sample, Examples validation, Examples test, TrainingSettings settings) {
    return List.of(
        logisticRegression(sample, validation, test),
        singleTree(sample, validation, test, settings));
  }

  private static Rival logisticRegression(Sample sample, Examples validation, Examples test) {
    long start = System.nanoTime();
    LogisticRegression model =
        LogisticRegression.fit(LogisticRegression.Rows.of(sample), LogisticRegression.RIDGE);
    double seconds = (System.nanoTime() - start) / 1e9;
    return Judgement.of(model::probability, validation, test)
        .rival("Logistic regression", Map.of("ridge", LogisticRegression.RIDGE), seconds);
  }

  // From a base of one half all rows have the same curvature, so that one round of boosting splits
  // by Gini's index, as a decision tree does; its leaves become probabilities by the calibration.
  private static Rival singleTree(
      Sample sample, Examples validation, Examples test, TrainingSettings settings) {
    TreeSettings tree = new TreeSettings(1, TREE_DEPTH, 1, 1);
    BoostedTrees fitted =
        BoostedTrees.fit(sample, validation, settings.with(tree), Progress.none());
    return Judgement.of(fitted.forest()::probability, validation, test)
        .rival("Single decision tree", Map.of("depth", TREE_DEPTH), fitted.seconds());
  }
}
