package forewarn.telemetry;

import static forewarn.telemetry.JsonFields.writeNullable;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The columns of a {@link Place}: written by both codecs, collected by the readers. */
final class PlaceFields {
  private static final int CLUSTER_ID = Place.NAMES.indexOf("cluster_id");

  private final @Nullable String[] names = new String[Place.NAMES.size()];
  private final @Nullable Integer[] keys = new Integer[Place.KEYS.size()];

  static void write(JsonGenerator json, Place place) {
    writeNullable(json, "city", place.city());
    writeNullable(json, "city_key", place.cityKey());
    writeNullable(json, "province", place.province());
    writeNullable(json, "region", place.region());
    writeNullable(json, "olt_id", place.oltId());
    writeNullable(json, "olt_key", place.oltKey());
    writeNullable(json, "fdt_name", place.fdtName());
    writeNullable(json, "fat_name", place.fatName());
    writeNullable(json, "cluster_id", place.clusterId());
    writeNullable(json, "cluster_key", place.clusterKey());
    writeNullable(json, "cluster_name", place.clusterName());
  }

  /** Takes the value of column {@code index} of {@link Place#NAMES}. */
  void putName(int index, String value) {
    names[index] = value;
  }

  /** Takes the value of column {@code index} of {@link Place#KEYS}. */
  void putKey(int index, int value) {
    keys[index] = value;
  }

  @Nullable String clusterId() {
    return names[CLUSTER_ID];
  }

  Place toPlace(String clusterId) {
    return Place.of(clusterId, Arrays.asList(names), Arrays.asList(keys));
  }
}
