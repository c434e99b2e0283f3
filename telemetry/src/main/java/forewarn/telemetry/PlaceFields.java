package forewarn.telemetry;

import static forewarn.telemetry.JsonFields.writeNullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  private final Map<String, String> names = new HashMap<>();
  private final Map<String, Integer> keys = new HashMap<>();

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

  void putName(String column, String value) {
    names.put(column, value);
  }

  void putKey(String column, int value) {
    keys.put(column, value);
  }

  @Nullable String clusterId() {
    return names.get("cluster_id");
  }

  Place toPlace(String clusterId) {
    return new Place(
        names.get("city"),
        keys.get("city_key"),
        names.get("province"),
        names.get("region"),
        names.get("olt_id"),
        keys.get("olt_key"),
        names.get("fdt_name"),
        names.get("fat_name"),
        clusterId,
        keys.get("cluster_key"),
        names.get("cluster_name"));
  }
}
