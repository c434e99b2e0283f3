package forewarn.prediction.scoring;

/**
 * A feature whose value lies outside of what training has seen.
 *
 * @param feature its name
 * @param value as scored
 * @param least smallest value in training
 * @param most largest value in training
 * @param treatment what the model does with it, for an operator
 */
public record UnusualFeature(
    String feature, double value, double least, double most, String treatment) {
  private static final String TREATMENT =
      "the trees treat it as the nearest value they have seen, so that the prediction stands but"
          + " rests on nothing of the kind";

  static UnusualFeature of(String feature, double value, double least, double most) {
    return new UnusualFeature(feature, value, least, most, TREATMENT);
  }
}
