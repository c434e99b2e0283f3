package forewarn.prediction.monitoring;

import forewarn.prediction.feature.ClusterState;
import forewarn.prediction.feature.OutageFeatures;
import forewarn.warehouse.query.HourlyHistory;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Features of the last days' records, computed as scoring does it: every cluster is followed
 * through all that is passed, so that what its features remember is there. Of each day a sample is
 * kept, which bounds memory whatever the size of the network. Not thread-safe.
 */
final class LiveSamples {
  private static final int HOURS_PER_DAY = 24;
  private static final int SEED = 7;

  private final int mostRows;
  private final Map<String, ClusterState> clusters = new HashMap<>();
  private final TreeMap<LocalDate, Sample> days = new TreeMap<>();
  private final float[] features = new float[OutageFeatures.COUNT];

  /**
   * @param mostRows kept of each day
   */
  LiveSamples(int mostRows) {
    this.mostRows = mostRows;
  }

  /** Goes on through rows that follow those passed before; days before the first are not kept. */
  HourlyHistory.Visitor following(LocalDate firstKept) {
    return (clusterId, epochHour, values, label) -> {
      clusters
          .computeIfAbsent(clusterId, id -> ClusterState.cold())
          .accept(epochHour, values, features);
      LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(epochHour, (long) HOURS_PER_DAY));
      if (!day.isBefore(firstKept)) {
        days.computeIfAbsent(day, Sample::new).add(features);
      }
    };
  }

  void forgetBefore(LocalDate day) {
    days.headMap(day, false).clear();
  }

  /** Number of records seen on a day. */
  long rows(LocalDate day) {
    Sample sample = days.get(day);
    return sample == null ? 0 : sample.seen;
  }

  /** A feature's values in the samples of some days, both ends included. */
  double[] values(int feature, LocalDate first, LocalDate last) {
    var samples = days.subMap(first, true, last, true).values();
    double[] values = new double[samples.stream().mapToInt(Sample::kept).sum()];
    int at = 0;
    for (Sample sample : samples) {
      for (int row = 0; row < sample.kept(); row++) {
        values[at++] = sample.rows[row][feature];
      }
    }
    return values;
  }

  /** Each record of a day is kept with the same probability. */
  private final class Sample {
    private final float[][] rows = new float[mostRows][];
    private final Random random;
    private long seen;

    Sample(LocalDate day) {
      random = new Random(SEED + day.toEpochDay());
    }

    int kept() {
      return (int) Math.min(seen, mostRows);
    }

    void add(float[] row) {
      long place = seen < mostRows ? seen : random.nextLong(seen + 1);
      seen++;
      if (place < mostRows) {
        rows[(int) place] = row.clone();
      }
    }
  }
}
