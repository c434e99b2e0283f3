package forewarn.prediction.training;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.prediction.metric.Confusion;
import forewarn.prediction.metric.Metrics;
import forewarn.prediction.metric.Predictions;
import forewarn.prediction.metric.Quality;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SegmentsTest {
  private static final int CLUSTERS = 9;
  private static final int HOURS = 200;

  @Test
  void addsUpToTheWhole() {
    Predictions all = predictions(5);
    List<String> ids = List.of("A", "B", "C", "D", "E", "F", "G", "H", "I");
    Map<String, Map<String, String>> groups =
        Map.of(
            "region", Map.of("A", "north", "B", "north", "C", "south", "D", "south", "E", "south"));

    Map<String, Metrics> regions = Segments.measure(all, 0.5, groups, ids).get("region");

    assertThat(regions).containsOnlyKeys("north", "south", Segments.UNKNOWN);
    Confusion whole = Quality.confusion(all, 0.5);
    assertThat(regions.values().stream().mapToLong(Metrics::rows).sum()).isEqualTo(all.rows());
    assertThat(regions.values().stream().map(Metrics::confusion).reduce(SegmentsTest::plus))
        .contains(whole);
    assertThat(regions.values().stream().mapToLong(m -> m.onset().incidents()).sum())
        .isEqualTo(Quality.measure(all, 0.5).onset().incidents());
  }

  @Test
  void measuresAPartAsIfThereWereNothingElse() {
    Predictions all = predictions(6);
    Map<String, Map<String, String>> groups = Map.of("vendor", Map.of("B", "Nokia"));

    Metrics nokia =
        Segments.measure(all, 0.5, groups, List.of("A", "B", "C", "D", "E", "F", "G", "H", "I"))
            .get("vendor")
            .get("Nokia");

    assertThat(nokia).isEqualTo(Quality.measure(all.select(row -> all.clusters()[row] == 2), 0.5));
    assertThat(nokia.rows()).isEqualTo(HOURS);
  }

  private static Confusion plus(Confusion a, Confusion b) {
    return new Confusion(a.tn() + b.tn(), a.fp() + b.fp(), a.fn() + b.fn(), a.tp() + b.tp());
  }

  private static Predictions predictions(long seed) {
    Random random = new Random(seed);
    int rows = CLUSTERS * HOURS;
    int[] clusters = new int[rows];
    int[] hours = new int[rows];
    boolean[] outage = new boolean[rows];
    double[] probability = new double[rows];
    for (int row = 0; row < rows; row++) {
      clusters[row] = 1 + row / HOURS;
      hours[row] = row % HOURS;
      probability[row] = random.nextDouble();
      outage[row] = random.nextDouble() < probability[row];
    }
    return new Predictions(clusters, hours, outage, probability);
  }
}
