package forewarn.benchmarks;

import com.jerolba.carpet.CarpetReader;
import com.jerolba.carpet.annotation.Alias;
import forewarn.prediction.metric.Predictions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the simulator's ideal observer expected of each hour. */
record IdealHours(List<IdealHour> hours) {

  /** One row of its file. */
  record IdealHour(
      @Alias("cluster_id") String clusterId,
      @Alias("timestamp_1h") LocalDateTime hour,
      double probability,
      @Alias("outage_next_hour") boolean outageNextHour) {
    Instant instant() {
      return hour.toInstant(ZoneOffset.UTC);
    }
  }

  static IdealHours read(Path file) throws IOException {
    return new IdealHours(new CarpetReader<>(file.toFile(), IdealHour.class).toList());
  }

  /** Those from one hour on and before another, as predictions. */
  Predictions between(Instant from, Instant before) {
    List<IdealHour> wanted =
        hours.stream()
            .filter(row -> !row.instant().isBefore(from) && row.instant().isBefore(before))
            .sorted(Comparator.comparing(IdealHour::clusterId).thenComparing(IdealHour::hour))
            .toList();
    Map<String, Integer> clusters = new TreeMap<>();
    wanted.forEach(row -> clusters.putIfAbsent(row.clusterId(), clusters.size()));
    boolean[] outage = new boolean[wanted.size()];
    for (int row = 0; row < outage.length; row++) {
      outage[row] = wanted.get(row).outageNextHour();
    }
    return new Predictions(
        wanted.stream().mapToInt(row -> clusters.get(row.clusterId())).toArray(),
        wanted.stream().mapToInt(row -> (int) (row.instant().getEpochSecond() / 3600)).toArray(),
        outage,
        wanted.stream().mapToDouble(IdealHour::probability).toArray());
  }
}
