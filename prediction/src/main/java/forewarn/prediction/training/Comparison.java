package forewarn.prediction.training;

/** What a training fits beside the model, to say how good the model is. */
public enum Comparison {
  /** Nothing. */
  NONE,
  /**
   * Logistic regression and a single tree on the same rows: floors that the model must stay above.
   * A second or two for two years of 200 clusters.
   */
  FLOORS,
  /**
   * The floors, and a search for better settings of the trees by successive halving. Half a minute
   * to a minute for two years of 200 clusters.
   */
  SEARCH
}
