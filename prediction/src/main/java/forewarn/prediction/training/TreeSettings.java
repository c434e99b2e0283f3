package forewarn.prediction.training;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How trees are grown: what a search varies.
 *
 * @param rounds most trees
 * @param depth of a tree
 * @param learningRate how much of each tree is taken
 * @param leastWeight least sum of second derivatives in a leaf; more keeps trees from fitting few
 *     rows
 */
public record TreeSettings(int rounds, int depth, double learningRate, double leastWeight) {
  /** What a model is trained with when no search was asked for. */
  public static TreeSettings defaults() {
    return new TreeSettings(200, 3, 0.2, 1);
  }

  /** By name, as cards and reports show them. */
  public Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("rounds", rounds);
    values.put("depth", depth);
    values.put("learning_rate", learningRate);
    values.put("least_weight", leastWeight);
    return values;
  }
}
