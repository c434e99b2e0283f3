package forewarn.prediction.training;

import java.util.Arrays;

/**
 * A split by time: what is learnt from comes first, then what settings are chosen on, then what the
 * result is measured on. Rows of the same hour are never separated.
 *
 * @param firstHour of all rows, since 1970
 * @param validationFrom first hour of the validation part
 * @param testFrom first hour of the test part
 * @param lastHour of all rows
 */
record TimeSplit(int firstHour, int validationFrom, int testFrom, int lastHour) {
  private static final double TRAINING = 0.72;
  private static final double BEFORE_TEST = 0.80;

  static TimeSplit of(Examples examples) {
    if (examples.rows() == 0) {
      throw new TrainingException("Cannot train: the history has no row with a known outcome");
    }
    int[] hours = examples.hours();
    Arrays.sort(hours);
    return new TimeSplit(
        hours[0],
        hours[(int) (hours.length * TRAINING)],
        hours[(int) (hours.length * BEFORE_TEST)],
        hours[hours.length - 1]);
  }

  boolean isTraining(int hour) {
    return hour < validationFrom;
  }

  boolean isValidation(int hour) {
    return hour >= validationFrom && hour < testFrom;
  }

  boolean isTest(int hour) {
    return hour >= testFrom;
  }
}
