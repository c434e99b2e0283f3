package forewarn.simulator.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionsTest {
  private static final int DRAWS = 100_000;

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 1.5, 11})
  void countsComeAsOftenAsTheirProbabilitySays(double mean) {
    SplittableRandom random = new SplittableRandom(3);
    Poisson poisson = new Poisson(mean);
    int[] drawn = new int[poisson.hardlyMore() + 1];
    for (int i = 0; i < DRAWS; i++) {
      drawn[poisson.draw(random)]++;
    }

    double sum = 0;
    for (int count = 0; count < drawn.length; count++) {
      double probability = poisson.probability(count);
      double deviation = Math.sqrt(probability / DRAWS) + 1e-5;
      assertThat((double) drawn[count] / DRAWS)
          .as("share of %d", count)
          .isCloseTo(probability, within(5 * deviation));
      sum += probability;
    }
    assertThat(sum).isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"2, 0.5", "3, 0.8413447", "0.5, 0.0668072", "6, 0.9999683"})
  void knowsTheShareOfANormalDistributionBelowAValue(double value, double share) {
    assertThat(new Gaussian(2, 1).below(value)).isCloseTo(share, within(1e-6));
  }

  @Test
  void theDensityIsTheSlopeOfTheShareBelow() {
    Gaussian gaussian = new Gaussian(-19, 0.5);
    double step = 0.01;
    for (double value = -21; value < -17; value += 0.25) {
      double slope = (gaussian.below(value + step) - gaussian.below(value - step)) / (2 * step);
      assertThat(gaussian.density(value)).isCloseTo(slope, within(2e-4));
    }
  }

  @Test
  void drawsHaveTheMeanAndTheSpread() {
    SplittableRandom random = new SplittableRandom(5);
    Gaussian gaussian = new Gaussian(26, 0.7);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < DRAWS; i++) {
      double distance = gaussian.draw(random) - 26;
      sum += distance;
      squares += distance * distance;
    }
    assertThat(sum / DRAWS).isCloseTo(0, within(0.01));
    assertThat(Math.sqrt(squares / DRAWS)).isCloseTo(0.7, within(0.01));
  }
}
