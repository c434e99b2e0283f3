package forewarn.prediction.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.prediction.metric.Confusion;
import forewarn.prediction.metric.Metrics;
import forewarn.prediction.metric.Onset;
import forewarn.prediction.registry.Rival;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTableTest {
  @Test
  void warnsOfAFloorThatDoesBetterThanTheModel() {
    assertThat(ComparisonTable.of(List.of(rival("XGBoost", 0.42), rival("Single tree", 0.5))))
        .contains("Take care: on validation single tree does better than the model");
  }

  @Test
  void takesAHairsBreadthForNothing() {
    assertThat(
            ComparisonTable.of(List.of(rival("XGBoost", 0.99998), rival("Single tree", 0.99999))))
        .doesNotContain("Take care")
        .contains("0.99998", "0.99999");
  }

  @Test
  void isEmptyWhenNothingWasCompared() {
    assertThat(ComparisonTable.of(List.of())).isEmpty();
  }

  private static Rival rival(String algorithm, double prAuc) {
    Metrics metrics =
        new Metrics(
            10,
            1,
            prAuc,
            1,
            1,
            1,
            1,
            1,
            0,
            new Confusion(9, 0, 0, 1),
            new Onset(1, 1, 1, 1, 1, 1.0));
    return new Rival(algorithm, Map.of(), metrics, metrics, 1, false);
  }
}
