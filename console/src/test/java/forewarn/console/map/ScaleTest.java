package forewarn.console.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScaleTest {

  @Test
  void countsGetWholeStepsThatSayTheirRange() {
    Scale scale = Scale.ofCounts(List.of(3.0, 41.0, 17.0), Scale.Worse.HIGHER);

    assertThat(scale.legend(value -> String.format(Locale.ROOT, "%.0f", value)))
        .extracting(MapLegend::words)
        .containsExactly("0 – 9", "10 – 19", "20 – 29", "30 – 39", "40 – 49");
    assertThat(scale.shade(3)).isEqualTo(Shade.STEP_0);
    assertThat(scale.shade(41)).isEqualTo(Shade.STEP_6);
  }

  @Test
  void fewCountsHaveAStepEach() {
    Scale scale = Scale.ofCounts(List.of(0.0, 2.0), Scale.Worse.HIGHER);

    assertThat(scale.legend(value -> String.format(Locale.ROOT, "%.0f", value)))
        .extracting(MapLegend::words)
        .containsExactly("0", "1", "2");
  }

  @Test
  void theWorstIsTheMostConspicuousAtEitherEnd() {
    List<Double> health = List.of(62.0, 99.5, 80.0);
    Scale scale = Scale.ofNumbers(health, Scale.Worse.LOWER);

    assertThat(scale.shade(62)).isEqualTo(Shade.STEP_6);
    assertThat(scale.shade(99.5)).isEqualTo(Shade.STEP_0);
  }

  @Test
  void oneValueIsOneStepAndNoValueIsNone() {
    Scale same = Scale.ofNumbers(List.of(0.25, 0.25, Double.NaN), Scale.Worse.HIGHER);

    assertThat(same.count()).isOne();
    assertThat(same.shade(0.25)).isEqualTo(Shade.STEP_0);
    assertThat(same.shade(Double.NaN)).isEqualTo(Shade.UNKNOWN);
    assertThat(Scale.ofCounts(List.of(), Scale.Worse.HIGHER).legend(String::valueOf)).isEmpty();
    assertThat(Scale.ofCounts(List.of(Double.NaN), Scale.Worse.HIGHER).shade(3))
        .isEqualTo(Shade.UNKNOWN);
  }

  @Test
  void everyValueLiesWithinTheStepItsLegendSays() {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int run = 0; run < 500; run++) {
      double size = Math.pow(10, random.nextInt(9) - 4);
      List<Double> values = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(40); i++) {
        values.add(size * (0.5 + random.nextDouble()));
      }
      Scale scale = Scale.ofNumbers(values, Scale.Worse.HIGHER);

      assertThat(scale.count()).isBetween(1, Shade.STEPS);
      double top = scale.first() + scale.count() * scale.width();
      double slack = 1e-6 * scale.width();
      assertThat(Collections.min(values)).isGreaterThanOrEqualTo(scale.first() - slack);
      assertThat(Collections.max(values)).isLessThanOrEqualTo(top + slack);
      List<Double> sorted = values.stream().sorted().toList();
      assertThat(sorted.stream().map(scale::shade).toList()).isSorted();
    }
  }
}
