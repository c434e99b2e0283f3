package forewarn.operations.incident;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of the network an incident takes in.
 *
 * @param id of the cluster, OLT or province
 * @param place where, for people: {@code Cluster-ACE7E-11, Aceh}
 * @param clusters ids of the clusters it takes in, sorted
 */
public record Extent(
    Scope scope,
    String id,
    String place,
    @Nullable String province,
    @Nullable String region,
    List<String> clusters) {

  public Extent {
    clusters = clusters.stream().sorted().distinct().toList();
  }

  Extent with(List<String> other) {
    return new Extent(scope, id, place, province, region, other);
  }
}
