package forewarn.console.cluster;

import forewarn.prediction.feature.ClusterState;
import forewarn.prediction.feature.OutageFeatures;
import forewarn.warehouse.query.Queries;
import forewarn.warehouse.query.Table;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What is known of each cluster at the beginning of each month of the history, so that explaining
 * an hour reads a month and not years. Made once in the background when it is first asked for, and
 * again after files have brought other hours; until then there is nothing to start from, and all is
 * read. Some hundred bytes for a cluster and month. Thread-safe.
 */
@Component
class MonthlyStates {
  private static final Logger LOG = LoggerFactory.getLogger(MonthlyStates.class);
  private static final String SPAN =
      "select min(timestamp_1h), max(timestamp_1h) from DATAMART.FACT_ML_FEATURES";

  private static final long NEVER = -1;

  private final AtomicReference<Made> made = new AtomicReference<>(new Made(NEVER, Map.of()));
  private final AtomicBoolean making = new AtomicBoolean();

  private record Made(long version, Map<String, NavigableMap<Instant, ClusterPast.Start>> starts) {}

  /** Starts in the history as it is now. */
  ClusterPast.Starts of(Queries queries) {
    // Hours that come by the stream are predicted, and those are taken in one by one.
    long version = queries.historyVersion();
    Made known = made.get();
    if (known.version() == version) {
      return (clusterId, hour) -> latest(known.starts().get(clusterId), hour);
    }
    // One at a time; what comes meanwhile is seen by who asks after it.
    if (making.compareAndSet(false, true)) {
      Thread.ofPlatform().daemon().name("monthly-states").start(() -> make(queries, version));
    }
    return (clusterId, hour) -> ClusterPast.Start.COLD;
  }

  private static ClusterPast.Start latest(
      @Nullable NavigableMap<Instant, ClusterPast.Start> ofCluster, Instant hour) {
    var latest = ofCluster == null ? null : ofCluster.floorEntry(hour);
    return latest == null ? ClusterPast.Start.COLD : latest.getValue();
  }

  private void make(Queries queries, long version) {
    try {
      made.set(new Made(version, read(queries)));
    } catch (RuntimeException e) {
      // The program may be ending; whoever asks next tries again.
      LOG.warn("Cannot sum up the history by months: {}", e.getMessage());
    } finally {
      making.set(false);
    }
  }

  private static Map<String, NavigableMap<Instant, ClusterPast.Start>> read(Queries queries) {
    Map<String, NavigableMap<Instant, ClusterPast.Start>> starts = new HashMap<>();
    Map<String, Passed> clusters = new HashMap<>();
    for (YearMonth month : months(queries.select(SPAN))) {
      Instant begin = begin(month);
      clusters.forEach((id, passed) ->
          starts.computeIfAbsent(id, first -> new TreeMap<>()).put(begin, passed.start(begin)));
      queries
          .history()
          .scan(
              epochHour(begin),
              epochHour(begin(month.plusMonths(1))),
              (id, hour, values, label) ->
                  clusters.computeIfAbsent(id, first -> new Passed()).accept(hour, values));
    }
    return starts;
  }

  private static List<YearMonth> months(Table span) {
    List<@Nullable Object> ends = span.rows().getFirst();
    if (!(ends.get(0) instanceof Instant first) || !(ends.get(1) instanceof Instant last)) {
      return List.of();
    }
    YearMonth end = month(last);
    return java.util.stream.Stream.iterate(
            month(first), month -> !month.isAfter(end), month -> month.plusMonths(1))
        .toList();
  }

  private static YearMonth month(Instant hour) {
    return YearMonth.from(hour.atOffset(ZoneOffset.UTC));
  }

  private static Instant begin(YearMonth month) {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static long epochHour(Instant hour) {
    return hour.getEpochSecond() / 3600;
  }

  /** A cluster on its way through the history. */
  private static final class Passed {
    private final ClusterState state = ClusterState.cold();
    private final float[] features = new float[OutageFeatures.COUNT];
    private int hours;

    void accept(long hour, double[] values) {
      state.accept(hour, values, features);
      hours++;
    }

    ClusterPast.Start start(Instant at) {
      return new ClusterPast.Start(at, state.toBytes(), hours);
    }
  }
}
