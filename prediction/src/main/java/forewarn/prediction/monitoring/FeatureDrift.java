package forewarn.prediction.monitoring;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a feature's live values, or the predicted probability, have moved from what the model was
 * made with.
 *
 * @param feature name of the feature, or {@code probability}
 * @param state of the newest week
 * @param index population stability index of the newest seven days
 * @param band the index from which it counts as drifted
 * @param missing share of the week's values that are unknown
 * @param missingInTraining the same in training
 * @param least smallest known value of the newest day, or null when none is known
 * @param most largest known value of the newest day, or null when none is known
 * @param outside share of the newest day's values that lie outside of the training's range
 * @param days oldest first, at most a year
 */
public record FeatureDrift(
    String feature,
    State state,
    double index,
    double band,
    double missing,
    double missingInTraining,
    @Nullable Double least,
    @Nullable Double most,
    double outside,
    List<Day> days) {

  public FeatureDrift {
    days = List.copyOf(days);
  }

  /** Where an index lies. */
  public enum State {
    /** Below half of its band. */
    STEADY,
    /** Below its band. */
    SHIFTING,
    /** Outside of its band. */
    DRIFTED,
    /** Anywhere: what is remembered of clusters moves on the longer they are watched. */
    NOT_JUDGED
  }

  /**
   * One day's drift.
   *
   * @param dayIndex of the day alone
   * @param weekIndex of the seven days that end with it
   */
  public record Day(LocalDate date, double dayIndex, double weekIndex) {}
}
