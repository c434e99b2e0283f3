package forewarn.console.live;

import forewarn.console.live.Alert.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Follows every cluster from prediction to outcome: the hour after an expected outage shows whether
 * it came true. Takes records late, twice and out of order. Memory is bounded by the number of
 * clusters. Thread-safe.
 */
public final class OutageWatch {
  private static final int MOST_ALERTS = 300;
  private static final int MOST_HOURS = 240;
  // Of the clusters' newest hours, this share of the latest is taken for clocks that run ahead.
  private static final double AHEAD = 0.02;

  private record Key(String clusterId, long epochHour) {}

  private final Map<String, ClusterHours> clusters = new HashMap<>();
  private final TreeMap<Long, HourTally> hours = new TreeMap<>();
  private final Map<Key, Alert> alerts = new LinkedHashMap<>();
  private HourTally total = HourTally.empty(0);
  private long changes;

  synchronized void accept(Glance glance) {
    ClusterHours cluster =
        clusters.computeIfAbsent(glance.clusterId(), id -> new ClusterHours(glance));
    if (!cluster.take(glance)) {
      return;
    }
    long hour = glance.epochHour();
    add(new HourTally(hour, 1, 0, glance.outageNow() ? 1 : 0, 0, 0, 0));
    if (glance.outageExpected()) {
      add(new HourTally(hour + 1, 0, 1, 0, 0, 0, 0));
      put(
          new Alert(
              glance.clusterId(), glance.province(), hour, glance.probability(), Outcome.OPEN));
    }
    settle(cluster, glance, hour - 1);
    settle(cluster, glance, hour);
  }

  /** The data's clock: the newest hour that more than a few stray clusters have reported. */
  public synchronized long newestHour() {
    long[] newest =
        clusters.values().stream().mapToLong(c -> c.newest().epochHour()).sorted().toArray();
    return newest.length == 0 ? 0 : newest[newest.length - 1 - (int) (AHEAD * newest.length)];
  }

  /** The newest prediction of each cluster, in no order. */
  public synchronized List<Glance> newestOfEachCluster() {
    return clusters.values().stream().map(ClusterHours::newest).toList();
  }

  /**
   * The first hour of the state a cluster is in now: down, outage expected, or neither; two days
   * back at most.
   */
  public synchronized Optional<Instant> since(String clusterId) {
    return Optional.ofNullable(clusters.get(clusterId)).map(hours -> Glance.hourOf(hours.since()));
  }

  /** The latest alerts, newest hour first. */
  public List<Alert> alerts(int most) {
    long now = newestHour();
    List<Alert> copy;
    synchronized (this) {
      copy = new ArrayList<>(alerts.values());
    }
    copy.replaceAll(alert -> overdue(alert, now) ? alert.with(Outcome.NOT_REPORTED) : alert);
    copy.sort(
        Comparator.comparingLong(Alert::epochHour)
            .thenComparingDouble(Alert::probability)
            .reversed()
            .thenComparing(Alert::clusterId));
    return copy.subList(0, Math.min(most, copy.size()));
  }

  /** One tally per hour from one to another, both included; hours without any are empty. */
  public synchronized List<HourTally> hours(long first, long last) {
    List<HourTally> found = new ArrayList<>();
    for (long hour = first; hour <= last; hour++) {
      found.add(hours.getOrDefault(hour, HourTally.empty(hour)));
    }
    return found;
  }

  /** Sums over everything seen; its hour means nothing. */
  public synchronized HourTally total() {
    return total;
  }

  /** Rises whenever an alert is new or settled. */
  public synchronized long changes() {
    return changes;
  }

  private static boolean overdue(Alert alert, long now) {
    return alert.outcome() == Outcome.OPEN && now > alert.epochHour() + 2;
  }

  private void settle(ClusterHours cluster, Glance glance, long hour) {
    if (!cluster.seen(hour) || !cluster.seen(hour + 1)) {
      return;
    }
    boolean expected = cluster.expected(hour);
    boolean outage = cluster.outage(hour + 1);
    if (expected) {
      add(new HourTally(hour + 1, 0, 0, 0, outage ? 1 : 0, 0, outage ? 0 : 1));
      Key key = new Key(glance.clusterId(), hour);
      Alert alert = alerts.get(key);
      if (alert != null) {
        put(alert.with(outage ? Outcome.CAME_TRUE : Outcome.FALSE_ALARM));
      }
    } else if (outage) {
      add(new HourTally(hour + 1, 0, 0, 0, 0, 1, 0));
      put(new Alert(glance.clusterId(), glance.province(), hour, Double.NaN, Outcome.MISSED));
    }
  }

  private void add(HourTally more) {
    total = total.plus(more);
    hours.merge(more.epochHour(), more, HourTally::plus);
    if (hours.size() > MOST_HOURS) {
      hours.pollFirstEntry();
    }
  }

  private void put(Alert alert) {
    changes++;
    alerts.put(new Key(alert.clusterId(), alert.epochHour()), alert);
    if (alerts.size() > MOST_ALERTS) {
      alerts.remove(alerts.keySet().iterator().next());
    }
  }
}
