package forewarn.telemetry;

import static forewarn.telemetry.JsonFields.writeNullable;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The columns of a {@link Place}: written by both codecs, collected by the readers. */
final class PlaceFields {
  /** Text columns; the rest are {@link #KEYS}. */
  static final List<String> NAMES =
      List.of(
          "city",
          "province",
          "region",
          "olt_id",
          "fdt_name",
          "fat_name",
          "cluster_id",
          "cluster_name");

  static final List<String> KEYS = List.of("city_key", "olt_key", "cluster_key");

  private static final int CLUSTER_ID = NAMES.indexOf("cluster_id");

  private final @Nullable String[] names = new String[NAMES.size()];
  private final @Nullable Integer[] keys = new Integer[KEYS.size()];

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

  /** Takes the value of column {@code index} of {@link #NAMES}. */
  void putName(int index, String value) {
    names[index] = value;
  }

  /** Takes the value of column {@code index} of {@link #KEYS}. */
  void putKey(int index, int value) {
    keys[index] = value;
  }

  @Nullable String clusterId() {
    return names[CLUSTER_ID];
  }

  Place toPlace(String clusterId) {
    return new Place(
        names[0], keys[0], names[1], names[2], names[3], keys[1], names[4], names[5], clusterId,
        keys[2], names[7]);
  }
}
