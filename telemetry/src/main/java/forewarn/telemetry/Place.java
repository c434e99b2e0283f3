package forewarn.telemetry;

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

  /** A place of which nothing but the cluster's id is known. */
  public static Place ofCluster(String clusterId) {
    return new Place(null, null, null, null, null, null, null, null, clusterId, null, null);
  }
}
