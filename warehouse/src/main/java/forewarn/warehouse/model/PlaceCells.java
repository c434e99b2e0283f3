package forewarn.warehouse.model;

import forewarn.telemetry.Place;
import forewarn.warehouse.database.RowAppender;
import org.jspecify.annotations.Nullable;

/** The columns of a place. */
final class PlaceCells {
  private PlaceCells() {}

  /** Appends the column's value, or null for a column that is not of a place. */
  static void append(RowAppender row, String column, Place place) {
    switch (column) {
      case "city" -> row.text(place.city());
      case "city_key" -> key(row, place.cityKey());
      case "province" -> row.text(place.province());
      case "region" -> row.text(place.region());
      case "olt_id" -> row.text(place.oltId());
      case "olt_key" -> key(row, place.oltKey());
      case "fdt_name" -> row.text(place.fdtName());
      case "fat_name" -> row.text(place.fatName());
      case "cluster_id" -> row.text(place.clusterId());
      case "cluster_key" -> key(row, place.clusterKey());
      case "cluster_name" -> row.text(place.clusterName());
      default -> row.empty();
    }
  }

  private static void key(RowAppender row, @Nullable Integer key) {
    if (key == null) {
      row.empty();
    } else {
      row.number(key);
    }
  }
}
