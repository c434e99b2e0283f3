package forewarn.prediction.training;

import forewarn.prediction.metric.Metrics;
import forewarn.prediction.metric.Predictions;
import forewarn.prediction.metric.Quality;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Figures of parts of the network. */
final class Segments {
  /** Takes in the clusters of which the value of a dimension is not known. */
  static final String UNKNOWN = "unknown";

  private Segments() {}

  /**
   * Measures each value of each dimension; the rows of a dimension's values add up to all rows.
   *
   * @param groups by dimension and cluster id the value
   * @param clusterIds of the predictions' cluster numbers, which count from 1
   */
  static Map<String, Map<String, Metrics>> measure(
      Predictions predictions,
      double threshold,
      Map<String, Map<String, String>> groups,
      List<String> clusterIds) {
    Map<String, Map<String, Metrics>> segments = new LinkedHashMap<>();
    groups.forEach((dimension, valueOf) -> {
      List<String> values =
          clusterIds.stream().map(id -> valueOf.getOrDefault(id, UNKNOWN)).toList();
      Map<String, Metrics> figures = new TreeMap<>();
      for (String value : new TreeSet<>(values)) {
        Predictions part =
            predictions.select(row -> values.get(predictions.clusters()[row] - 1).equals(value));
        if (part.rows() > 0) {
          figures.put(value, Quality.measure(part, threshold));
        }
      }
      segments.put(dimension, figures);
    });
    return segments;
  }
}
