package forewarn.console.cluster;

import static forewarn.console.language.Words.t;

import forewarn.console.live.Glance;
import forewarn.console.live.OutageWatch;
import forewarn.console.live.Risk;
import forewarn.console.table.DataTable;
import forewarn.console.table.DataTable.Column;
import forewarn.console.table.DataTable.Kind;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The clusters that are predicted for or in the network plan, filtered and sorted.
 *
 * @param found all that match
 * @param regions there are, in order
 * @param hour the data's clock; null before the first prediction
 */
public record ClusterList(
    List<Entry> found, List<String> regions, @Nullable Instant hour, ClusterChoice choice) {
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

  public ClusterList {
    found = List.copyOf(found);
    regions = List.copyOf(regions);
  }

  /** Those shown; files hold all that were found. */
  public List<Entry> clusters() {
    return found.subList(0, Math.min(MOST, found.size()));
  }

  public Sort sort() {
    return choice.order();
  }

  static ClusterList of(OutageWatch watch, List<Row> plan, ClusterChoice choice) {
    long now = watch.newestHour();
    Map<String, Entry> entries = new TreeMap<>();
    for (Row row : plan) {
      entries.put(row.text("cluster_id"), planned(row));
    }
    for (Glance glance : watch.newestOfEachCluster()) {
      entries.put(glance.clusterId(), predicted(glance, now));
    }
    return new ClusterList(
        entries.values().stream().filter(choice::includes).sorted(choice.order().order).toList(),
        entries.values().stream()
            .map(Entry::region)
            .filter(region -> !region.isEmpty())
            .distinct()
            .sorted()
            .toList(),
        now == 0 ? null : Instant.ofEpochSecond(now * 3600),
        choice);
  }

  /** All that were found, as files hold them. */
  DataTable table() {
    return new DataTable(
        "clusters",
        t("Clusters"),
        List.of(
            new Column("cluster_id", t("Cluster"), Kind.TEXT, "", ""),
            new Column("province", t("Province"), Kind.TEXT, "", ""),
            new Column("region", t("Region"), Kind.TEXT, "", ""),
            new Column("ont_registered", t("ONTs"), Kind.COUNT, "", ""),
            new Column("offline_ont_now", t("Offline"), Kind.COUNT, "", ""),
            new Column("probability", t("Probability"), Kind.SHARE, "", ""),
            new Column("state", t("State"), Kind.TEXT, "", ""),
            new Column("timestamp_1h", t("As of"), Kind.HOUR, "", "")),
        found.stream().map(ClusterList::row).toList(),
        null);
  }

  private static DataTable.Row row(Entry entry) {
    return new DataTable.Row(
        Arrays.<@Nullable Object>asList(
            entry.id(),
            entry.province(),
            entry.region(),
            entry.registered(),
            entry.offline(),
            entry.probability(),
            entry.risk().key(),
            entry.hour()),
        null,
        "");
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
