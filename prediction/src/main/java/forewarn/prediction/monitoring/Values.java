package forewarn.prediction.monitoring;

import java.util.Arrays;

/** Numbers in an array that grows. */
final class Values {
  private double[] numbers = new double[1024];
  private int count;

  void add(double value) {
    if (count == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * count);
    }
    numbers[count++] = value;
  }

  int count() {
    return count;
  }

  double[] toArray() {
    return Arrays.copyOf(numbers, count);
  }
}
