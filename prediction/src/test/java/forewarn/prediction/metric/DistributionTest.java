package forewarn.prediction.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DistributionTest {
  @Test
  void countsEveryValueOnce() {
    Distribution spread = Distribution.of(IntStream.range(0, 1000).asDoubleStream().toArray());

    assertThat(spread.least()).isZero();
    assertThat(spread.most()).isEqualTo(999);
    assertThat(spread.shares().stream().mapToDouble(Double::doubleValue).sum())
        .isEqualTo(1, within(1e-9));
    assertThat(spread.shares().getFirst()).isEqualTo(0.1, within(0.002));
  }

  @Test
  void givesAValueThatIsNearlyAlwaysTheSameABinOfItsOwn() {
    double[] mostlyZero = new double[10_000];
    mostlyZero[7] = 3;
    mostlyZero[8] = 5;

    Distribution spread = Distribution.of(mostlyZero);

    assertThat(spread.edges()).isEqualTo(List.of(0.0));
    assertThat(spread.shares()).isEqualTo(List.of(0.9998, 0.0002));
  }

  @Test
  void countsMissingValuesApart() {
    Distribution spread = Distribution.of(new double[] {Double.NaN, 1, 2, Double.NaN});

    assertThat(spread.missing()).isEqualTo(0.5);
    assertThat(spread.least()).isEqualTo(1);
    assertThat(spread.holds(1.5)).isTrue();
    assertThat(spread.holds(2.5)).isFalse();
    assertThat(spread.holds(Double.NaN)).isTrue();
  }

  @Test
  void knowsNoRangeWhenNothingIsKnown() {
    Distribution spread = Distribution.of(new double[] {Double.NaN});

    assertThat(spread.least()).isNaN();
    assertThat(spread.holds(17)).isTrue();
  }

  @Test
  void findsNoShiftBetweenTwoSamplesOfTheSameAndALargeOneAfterAMove() {
    long seed = 11;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    double[] before = DoubleStream.generate(random::nextGaussian).limit(20_000).toArray();
    double[] same = DoubleStream.generate(random::nextGaussian).limit(20_000).toArray();
    double[] moved = DoubleStream.of(same).map(value -> value + 1).toArray();
    Distribution expected = Distribution.of(before);

    assertThat(expected.stabilityIndex(expected)).isZero();
    assertThat(expected.stabilityIndex(expected.sameBins(same))).isLessThan(0.01);
    assertThat(expected.stabilityIndex(expected.sameBins(moved))).isGreaterThan(0.25);
  }

  @Test
  void findsAShiftWhenValuesGoMissing() {
    Distribution expected = Distribution.of(new double[] {1, 2, 3, 4});
    Distribution actual = expected.sameBins(new double[] {1, Double.NaN, Double.NaN, 4});

    assertThat(expected.stabilityIndex(actual)).isGreaterThan(0.25);
  }

  @Test
  void comparesOverTheSameBinsOnly() {
    Distribution one = Distribution.of(new double[] {1, 2, 3, 4});
    Distribution other = Distribution.of(new double[] {1, 2.5, 3, 4});

    assertThatThrownBy(() -> one.stabilityIndex(other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot compare distributions: their bins differ");
  }
}
