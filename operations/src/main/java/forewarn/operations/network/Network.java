package forewarn.operations.network;

import forewarn.operations.alarm.AlarmPlace;
import forewarn.telemetry.Place;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The network as it is known at a time. Immutable. */
public final class Network {
  /** How long an outage lasts where nothing is known of past ones, in hours. */
  public static final double DEFAULT_OUTAGE_HOURS = 1;

  private final Map<String, KnownCluster> clusters = new HashMap<>();
  private final double outageHours;

  public Network(Collection<KnownCluster> known) {
    known.forEach(cluster -> clusters.put(cluster.id(), cluster));
    this.outageHours =
        known.stream()
            .map(KnownCluster::outageHours)
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .average()
            .orElse(DEFAULT_OUTAGE_HOURS);
  }

  public boolean isEmpty() {
    return clusters.isEmpty();
  }

  public Optional<KnownCluster> cluster(String id) {
    return Optional.ofNullable(clusters.get(id));
  }

  /** The clusters of an OLT, by id. */
  public List<KnownCluster> ofOlt(String oltId) {
    return clusters.values().stream()
        .filter(cluster -> oltId.equals(cluster.oltId()))
        .sorted(Comparator.comparing(KnownCluster::id))
        .toList();
  }

  /** The clusters of a province, by id. */
  public List<KnownCluster> ofProvince(String province) {
    return clusters.values().stream()
        .filter(cluster -> province.equals(cluster.province()))
        .sorted(Comparator.comparing(KnownCluster::id))
        .toList();
  }

  /** How long an outage of a cluster is expected to last, in hours. */
  public double outageHours(String clusterId) {
    Double own = cluster(clusterId).map(KnownCluster::outageHours).orElse(null);
    return own == null ? outageHours : own;
  }

  /** Where a cluster is: as a message says, completed by the inventory. */
  public AlarmPlace place(Place told) {
    KnownCluster known = clusters.get(told.clusterId());
    return new AlarmPlace(
        told.clusterId(),
        first(told.oltId(), known == null ? null : known.oltId()),
        first(told.province(), known == null ? null : known.province()),
        first(told.region(), known == null ? null : known.region()));
  }

  /** Where something on a cluster or an OLT is, as far as it is known. */
  public AlarmPlace place(@Nullable String clusterId, @Nullable String oltId) {
    KnownCluster known = clusterId == null ? null : clusters.get(clusterId);
    if (known != null) {
      return known.place();
    }
    if (oltId != null) {
      List<KnownCluster> on = ofOlt(oltId);
      if (!on.isEmpty()) {
        KnownCluster any = on.getFirst();
        return new AlarmPlace(clusterId, oltId, any.province(), any.region());
      }
    }
    return new AlarmPlace(clusterId, oltId, null, null);
  }

  /** Where a whole province is; nothing is known of one without clusters. */
  public AlarmPlace placeOfProvince(String province) {
    return ofProvince(province).stream()
        .findFirst()
        .map(any -> new AlarmPlace(null, null, province, any.region()))
        .orElse(AlarmPlace.UNKNOWN);
  }

  private static @Nullable String first(@Nullable String told, @Nullable String known) {
    return told != null ? told : known;
  }
}
