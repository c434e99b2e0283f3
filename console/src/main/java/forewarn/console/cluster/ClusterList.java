package forewarn.console.cluster;

import forewarn.console.live.Glance;
import forewarn.console.live.OutageWatch;
import forewarn.console.live.Risk;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The clusters that are predicted for or in the network plan, filtered and sorted.
 *
 * @param clusters those shown
 * @param found all that match
 * @param hour the data's clock; null before the first prediction
 */
public record ClusterList(
    List<Entry> clusters, int found, @Nullable Instant hour, String find, Sort sort) {
  private static final int MOST = 500;
  private static final int SILENT_HOURS = 2;

  /** One cluster; what is not known is empty, NaN or null. */
  public record Entry(
      String id,
      String province,
      String region,
      Risk risk,
      double probability,
      double registered,
      double offline,
      @Nullable Instant hour) {}

  /** What the list is sorted by. */
  public enum Sort {
    RISK(
        Comparator.comparing(Entry::risk)
            .thenComparing(Comparator.comparingDouble(ClusterList::probabilityOf).reversed())
            .thenComparing(Entry::id)),
    CLUSTER(Comparator.comparing(Entry::id)),
    PROVINCE(Comparator.comparing(Entry::province).thenComparing(Entry::id)),
    REGION(Comparator.comparing(Entry::region).thenComparing(Entry::id)),
    OFFLINE(Comparator.comparingDouble(ClusterList::offlineOf).reversed()),
    ONTS(Comparator.comparingDouble(ClusterList::registeredOf).reversed());

    private final Comparator<Entry> order;

    Sort(Comparator<Entry> order) {
      this.order = order;
    }

    static Sort of(String name) {
      for (Sort sort : values()) {
        if (sort.key().equals(name)) {
          return sort;
        }
      }
      return RISK;
    }

    /** Name in addresses. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static ClusterList of(OutageWatch watch, List<Row> plan, String find, Sort sort) {
    long now = watch.newestHour();
    Map<String, Entry> entries = new TreeMap<>();
    for (Row row : plan) {
      entries.put(row.text("cluster_id"), planned(row));
    }
    for (Glance glance : watch.newestOfEachCluster()) {
      entries.put(glance.clusterId(), predicted(glance, now));
    }
    String needle = find.strip().toLowerCase(Locale.ROOT);
    List<Entry> matching =
        entries.values().stream()
            .filter(entry -> matches(entry, needle))
            .sorted(sort.order)
            .toList();
    return new ClusterList(
        matching.subList(0, Math.min(MOST, matching.size())),
        matching.size(),
        now == 0 ? null : Instant.ofEpochSecond(now * 3600),
        find,
        sort);
  }

  private static Entry planned(Row row) {
    return new Entry(
        row.text("cluster_id"),
        row.text("province"),
        row.text("region"),
        Risk.UNKNOWN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        null);
  }

  private static Entry predicted(Glance glance, long now) {
    return new Entry(
        glance.clusterId(),
        glance.province() == null ? "" : glance.province(),
        glance.region() == null ? "" : glance.region(),
        glance.epochHour() >= now - SILENT_HOURS ? glance.risk() : Risk.UNKNOWN,
        glance.probability(),
        glance.registered(),
        glance.offline(),
        glance.hour());
  }

  private static boolean matches(Entry entry, String needle) {
    return (entry.id() + " " + entry.province() + " " + entry.region())
        .toLowerCase(Locale.ROOT)
        .contains(needle);
  }

  private static double probabilityOf(Entry entry) {
    return unknownLast(entry.probability());
  }

  private static double offlineOf(Entry entry) {
    return unknownLast(entry.offline());
  }

  private static double registeredOf(Entry entry) {
    return unknownLast(entry.registered());
  }

  private static double unknownLast(double value) {
    return Double.isNaN(value) ? -1 : value;
  }
}
