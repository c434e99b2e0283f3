package forewarn.prediction.scoring;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Boosted trees laid out in arrays: XGBoost's own arithmetic (float32, trees in order, a missing
 * value goes the way the tree learnt) without its call and matrix overhead. Immutable.
 */
public final class Forest {
  private static final int LEAF = -1;

  private final float base;
  private final int[] roots;
  private final int[] feature;
  private final float[] splitOrLeaf;
  private final int[] left;
  private final int[] right;
  private final int[] whenMissing;

  private Forest(float base, int[] roots, Nodes nodes) {
    this.base = base;
    this.roots = roots;
    this.feature = ints(nodes.feature);
    this.left = ints(nodes.left);
    this.right = ints(nodes.right);
    this.whenMissing = ints(nodes.whenMissing);
    this.splitOrLeaf = new float[nodes.splitOrLeaf.size()];
    for (int i = 0; i < splitOrLeaf.length; i++) {
      splitOrLeaf[i] = nodes.splitOrLeaf.get(i);
    }
  }

  /**
   * Reads a model in XGBoost's JSON.
   *
   * @param mostTrees how many of its trees are used
   * @throws IllegalArgumentException when it has fewer
   */
  public static Forest read(byte[] json, int mostTrees) {
    JsonNode learner = JsonMapper.shared().readTree(json).at("/learner");
    JsonNode trees = learner.at("/gradient_booster/model/trees");
    if (trees.size() < mostTrees) {
      throw new IllegalArgumentException(
          "Cannot read model: " + trees.size() + " trees, expected " + mostTrees);
    }
    Nodes nodes = new Nodes();
    int[] roots = new int[mostTrees];
    for (int tree = 0; tree < mostTrees; tree++) {
      roots[tree] = nodes.add(trees.get(tree));
    }
    return new Forest(base(learner), roots, nodes);
  }

  /** The start of the sum; XGBoost stores it as a probability, newer releases in brackets. */
  private static float base(JsonNode learner) {
    String text =
        learner.at("/learner_model_param/base_score").asString().replaceAll("[\\[\\]]", "");
    double probability = Double.parseDouble(text);
    return (float) -Math.log(1 / probability - 1);
  }

  /** Log-odds of the positive class. */
  public float margin(float[] features) {
    float sum = base;
    for (int root : roots) {
      int node = root;
      while (feature[node] != LEAF) {
        float value = features[feature[node]];
        if (Float.isNaN(value)) {
          node = whenMissing[node];
        } else {
          node = value < splitOrLeaf[node] ? left[node] : right[node];
        }
      }
      sum += splitOrLeaf[node];
    }
    return sum;
  }

  /** Probability of the positive class, uncalibrated. */
  public double probability(float[] features) {
    return 1 / (1 + Math.exp(-margin(features)));
  }

  public int trees() {
    return roots.length;
  }

  private static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The nodes of all trees, one after the other. */
  private static final class Nodes {
    private final List<Integer> feature = new ArrayList<>();
    private final List<Float> splitOrLeaf = new ArrayList<>();
    private final List<Integer> left = new ArrayList<>();
    private final List<Integer> right = new ArrayList<>();
    private final List<Integer> whenMissing = new ArrayList<>();

    /** Returns the tree's root. */
    int add(JsonNode tree) {
      int root = feature.size();
      int nodes = tree.get("left_children").size();
      for (int node = 0; node < nodes; node++) {
        int leftChild = tree.get("left_children").get(node).asInt();
        boolean leaf = leftChild < 0;
        int rightChild = tree.get("right_children").get(node).asInt();
        boolean missingLeft = tree.get("default_left").get(node).asInt() == 1;
        feature.add(leaf ? LEAF : tree.get("split_indices").get(node).asInt());
        splitOrLeaf.add(Float.parseFloat(tree.get("split_conditions").get(node).asString()));
        left.add(root + leftChild);
        right.add(root + rightChild);
        whenMissing.add(root + (missingLeft ? leftChild : rightChild));
      }
      return root;
    }
  }
}
