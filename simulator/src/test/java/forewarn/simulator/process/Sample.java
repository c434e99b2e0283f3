package forewarn.simulator.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;

/** Quantities of many clusters over many hours, to be compared with another such sample. */
final class Sample {
  private static final double MOST_DISTANCE = 4;

  private final Map<String, ClusterAverages> quantities = new TreeMap<>();
  private final Map<String, Double> last = new HashMap<>();

  void add(String quantity, String cluster, double value) {
    quantities.computeIfAbsent(quantity, any -> new ClusterAverages()).add(cluster, value);
  }

  /** Adds the change since the last call for this cluster. */
  void addChange(String quantity, String cluster, double value) {
    Double before = last.put(quantity + " " + cluster, value);
    if (before != null) {
      add("change of " + quantity, cluster, value - before);
    }
  }

  /** Demands the other's means and spreads, within what sampling explains. */
  void assertLike(Sample other) {
    assertThat(quantities.keySet()).isEqualTo(other.quantities.keySet());
    SoftAssertions.assertSoftly(soft ->
        quantities.forEach((quantity, averages) -> {
          ClusterAverages expected = other.quantities.get(quantity);
          compare(soft, "mean of " + quantity, averages.mean(), expected.mean());
          compare(soft, "spread of " + quantity, averages.spread(), expected.spread());
        }));
  }

  private static void compare(
      SoftAssertions soft,
      String what,
      ClusterAverages.Estimate actual,
      ClusterAverages.Estimate expected) {
    soft.assertThat(actual.distance(expected))
        .as("%s: %s instead of %s, in standard errors", what, actual, expected)
        .isLessThan(MOST_DISTANCE);
  }
}
