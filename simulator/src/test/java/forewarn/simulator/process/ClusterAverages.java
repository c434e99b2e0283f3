package forewarn.simulator.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Means of a quantity per cluster, and how sure their overall mean is. Clusters are the sampling
 * unit: what is constant about each (rates, size) was drawn independently, while its hours are not
 * independent of each other.
 */
final class ClusterAverages {
  private final Map<String, double[]> sums = new HashMap<>();

  void add(String cluster, double value) {
    double[] sum = sums.computeIfAbsent(cluster, any -> new double[3]);
    sum[0]++;
    sum[1] += value;
    sum[2] += value * value;
  }

  /** Mean over clusters of each cluster's mean. */
  Estimate mean() {
    return Estimate.of(sums.values().stream().map(sum -> sum[1] / sum[0]).toList());
  }

  /** Mean over clusters of each cluster's standard deviation over its hours. */
  Estimate spread() {
    List<Double> spreads = new ArrayList<>();
    for (double[] sum : sums.values()) {
      double mean = sum[1] / sum[0];
      spreads.add(Math.sqrt(Math.max(0, sum[2] / sum[0] - mean * mean)));
    }
    return Estimate.of(spreads);
  }

  /**
   * @param error standard error of the value
   */
  record Estimate(double value, double error) {
    static Estimate of(List<Double> perCluster) {
      double mean = perCluster.stream().mapToDouble(value -> value).average().orElseThrow();
      double squares =
          perCluster.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
      double variance = squares / (perCluster.size() - 1);
      return new Estimate(mean, Math.sqrt(variance / perCluster.size()));
    }

    /** Distance from another estimate in standard errors of the difference. */
    double distance(Estimate other) {
      double error = Math.hypot(this.error, other.error);
      return Math.abs(value - other.value) / Math.max(error, 1e-12);
    }
  }
}
