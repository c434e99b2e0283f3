package forewarn.prediction.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import forewarn.prediction.training.LogisticRegression.Rows;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {
  private static final double NEXT_TO_NOTHING = 1e-9;

  @Test
  void givesEachGroupItsShareWhenTheOnlyInputIsAGroup() {
    // Of four rows with a 0 one is positive, of five with a 1 three are: two free parameters fit
    // both shares exactly.
    Rows rows =
        rows(
            new float[] {0, 0, 0, 0, 1, 1, 1, 1, 1},
            1,
            new boolean[] {true, false, false, false, true, true, true, false, false});

    LogisticRegression fitted = LogisticRegression.fit(rows, NEXT_TO_NOTHING);

    assertThat(fitted.probability(new float[] {0})).isCloseTo(0.25, within(1e-6));
    assertThat(fitted.probability(new float[] {1})).isCloseTo(0.6, within(1e-6));
    // On the straight line between the log-odds -1.0986 and 0.4055.
    assertThat(fitted.probability(new float[] {0.5f})).isCloseTo(0.41421, within(1e-4));
  }

  @Test
  void countsARowAsOftenAsItsWeightSays() {
    float[] features = {0, 0, 1, 1};
    boolean[] labels = {true, false, true, false};
    Rows weighted = new Rows(features, 1, labels, new float[] {1, 3, 3, 2});

    LogisticRegression fitted = LogisticRegression.fit(weighted, NEXT_TO_NOTHING);

    assertThat(fitted.probability(new float[] {0})).isCloseTo(0.25, within(1e-6));
    assertThat(fitted.probability(new float[] {1})).isCloseTo(0.6, within(1e-6));
  }

  @Test
  void givesRowsWithoutAValueTheirOwnShareWhenThereAreMany() {
    float none = Float.NaN;
    Rows rows =
        rows(
            new float[] {0, 0, 1, 1, none, none, none, none},
            1,
            new boolean[] {true, false, true, false, true, true, true, false});

    LogisticRegression fitted = LogisticRegression.fit(rows, NEXT_TO_NOTHING);

    assertThat(fitted.probability(new float[] {none})).isCloseTo(0.75, within(1e-5));
    assertThat(fitted.probability(new float[] {0})).isCloseTo(0.5, within(1e-5));
  }

  @Test
  void findsTheCoefficientsThatDrewTheLabels() {
    long seed = 11;
    Random random = new Random(seed);
    int count = 40_000;
    float[] features = new float[2 * count];
    boolean[] labels = new boolean[count];
    for (int row = 0; row < count; row++) {
      features[2 * row] = (float) (100 + 20 * random.nextGaussian());
      features[2 * row + 1] = (float) random.nextGaussian();
      labels[row] = random.nextDouble() < truth(features[2 * row], features[2 * row + 1]);
    }

    LogisticRegression fitted = LogisticRegression.fit(rows(features, 2, labels), 1);

    for (float[] probe : new float[][] {{100, 0}, {120, 0}, {100, 1}, {80, -1}}) {
      assertThat(fitted.probability(probe))
          .as("seed %d, at %s", seed, Arrays.toString(probe))
          .isCloseTo(truth(probe[0], probe[1]), within(0.015));
    }
  }

  @Test
  void staysFiniteWhenTheClassesAreSeparable() {
    Rows rows = rows(new float[] {0, 0, 5, 5}, 1, new boolean[] {false, false, true, true});

    LogisticRegression fitted = LogisticRegression.fit(rows, LogisticRegression.RIDGE);

    assertThat(fitted.probability(new float[] {0})).isBetween(0.01, 0.5);
    assertThat(fitted.probability(new float[] {5})).isBetween(0.5, 0.99);
  }

  private static double truth(double first, double second) {
    return 1 / (1 + Math.exp(-(-2 + 0.05 * (first - 100) + second)));
  }

  private static Rows rows(float[] features, int width, boolean[] labels) {
    float[] weights = new float[labels.length];
    Arrays.fill(weights, 1);
    return new Rows(features, width, labels, weights);
  }
}
