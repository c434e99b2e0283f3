package forewarn.telemetry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a cluster is: region > province (called city in column names) > OLT > FDT/FAT > cluster.
 * Only the cluster's id is always known; keys are positions in the sorted list of ids, from 1.
 */
public record Place(
    @Nullable String city,
    @Nullable Integer cityKey,
    @Nullable String province,
    @Nullable String region,
    @Nullable String oltId,
    @Nullable Integer oltKey,
    @Nullable String fdtName,
    @Nullable String fatName,
    String clusterId,
    @Nullable Integer clusterKey,
    @Nullable String clusterName) {

  /** The text columns of a place. */
  public static final List<String> NAMES =
      List.of(
          "city",
          "province",
          "region",
          "olt_id",
          "fdt_name",
          "fat_name",
          "cluster_id",
          "cluster_name");

  /** The columns of a place that are keys. */
  public static final List<String> KEYS = List.of("city_key", "olt_key", "cluster_key");

  /**
   * A place from the values of its columns.
   *
   * @param names in the order of {@link #NAMES}; the cluster's id there is not looked at
   * @param keys in the order of {@link #KEYS}
   */
  public static Place of(
      String clusterId, List<@Nullable String> names, List<@Nullable Integer> keys) {
    return new Place(
        names.get(0),
        keys.get(0),
        names.get(1),
        names.get(2),
        names.get(3),
        keys.get(1),
        names.get(4),
        names.get(5),
        clusterId,
        keys.get(2),
        names.get(7));
  }

  /** A place of which nothing but the cluster's id is known. */
  public static Place ofCluster(String clusterId) {
    return new Place(null, null, null, null, null, null, null, null, clusterId, null, null);
  }
}
