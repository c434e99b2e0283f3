package forewarn.prediction.training;

import forewarn.prediction.feature.OutageFeatures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/** Rows with features and a label, ordered by cluster and hour, in arrays that grow. */
final class Examples {
  private static final int WIDTH = OutageFeatures.COUNT;

  private static final long FNV_START = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private float[] features;
  private int[] clusters;
  private int[] hours;
  private boolean[] outage;
  private final List<String> clusterIds;
  private int rows;

  Examples(int expectedRows) {
    this(expectedRows, new ArrayList<>());
  }

  private Examples(int expectedRows, List<String> clusterIds) {
    this.clusterIds = clusterIds;
    features = new float[Math.multiplyExact(Math.max(expectedRows, 16), WIDTH)];
    clusters = new int[Math.max(expectedRows, 16)];
    hours = new int[clusters.length];
    outage = new boolean[clusters.length];
  }

  /** The rows that follow are of this cluster. */
  void startCluster(String clusterId) {
    clusterIds.add(clusterId);
  }

  void add(int hour, boolean label, float[] row) {
    add(clusterIds.size(), hour, label, row);
  }

  private void add(int cluster, int hour, boolean label, float[] row) {
    if (rows == clusters.length) {
      grow();
    }
    System.arraycopy(row, 0, features, rows * WIDTH, WIDTH);
    clusters[rows] = cluster;
    hours[rows] = hour;
    outage[rows++] = label;
  }

  private void grow() {
    int capacity = rows + rows / 2;
    features = Arrays.copyOf(features, Math.multiplyExact(capacity, WIDTH));
    clusters = Arrays.copyOf(clusters, capacity);
    hours = Arrays.copyOf(hours, capacity);
    outage = Arrays.copyOf(outage, capacity);
  }

  /** The same for the same rows in the same order; 64 bits, hexadecimal. */
  String fingerprint() {
    long hash = FNV_START;
    for (String cluster : clusterIds) {
      hash = (hash ^ cluster.hashCode()) * FNV_PRIME;
    }
    for (int row = 0; row < rows; row++) {
      hash = (hash ^ clusters[row]) * FNV_PRIME;
      hash = (hash ^ (2L * hours[row] + (outage[row] ? 1 : 0))) * FNV_PRIME;
    }
    for (int value = 0; value < rows * WIDTH; value++) {
      hash = (hash ^ Float.floatToIntBits(features[value])) * FNV_PRIME;
    }
    return String.format("%016x", hash);
  }

  int rows() {
    return rows;
  }

  int cluster(int row) {
    return clusters[row];
  }

  int hour(int row) {
    return hours[row];
  }

  boolean outage(int row) {
    return outage[row];
  }

  int positives() {
    int positives = 0;
    for (int row = 0; row < rows; row++) {
      positives += outage[row] ? 1 : 0;
    }
    return positives;
  }

  float feature(int row, int feature) {
    return features[row * WIDTH + feature];
  }

  /** Copies one row's features. */
  void features(int row, float[] into) {
    System.arraycopy(features, row * WIDTH, into, 0, WIDTH);
  }

  /** The rows of the given row numbers, in their order. */
  Examples select(IntPredicate wanted) {
    int count = 0;
    for (int row = 0; row < rows; row++) {
      count += wanted.test(row) ? 1 : 0;
    }
    Examples selected = new Examples(count, clusterIds);
    float[] values = new float[WIDTH];
    for (int row = 0; row < rows; row++) {
      if (wanted.test(row)) {
        features(row, values);
        selected.add(clusters[row], hours[row], outage[row], values);
      }
    }
    return selected;
  }

  /** All features, row by row; the array may be longer. */
  float[] matrix() {
    return rows * WIDTH == features.length ? features : Arrays.copyOf(features, rows * WIDTH);
  }

  /** By cluster number, which counts from 1; also of clusters none of whose rows is here. */
  List<String> clusterIds() {
    return List.copyOf(clusterIds);
  }

  int[] clusters() {
    return Arrays.copyOf(clusters, rows);
  }

  int[] hours() {
    return Arrays.copyOf(hours, rows);
  }

  boolean[] labels() {
    return Arrays.copyOf(outage, rows);
  }
}
