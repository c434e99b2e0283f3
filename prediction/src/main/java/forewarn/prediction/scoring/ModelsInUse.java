package forewarn.prediction.scoring;

import org.jspecify.annotations.Nullable;

/**
 * What scores a record, exchanged as one: no record meets half of a change.
 *
 * @param champion whose predictions count
 * @param challenger which predicts from the same features and alerts nobody; null when there is
 *     none
 */
public record ModelsInUse(OutageModel champion, @Nullable OutageModel challenger) {

  /** The champion alone. */
  public static ModelsInUse of(OutageModel champion) {
    return new ModelsInUse(champion, null);
  }
}
