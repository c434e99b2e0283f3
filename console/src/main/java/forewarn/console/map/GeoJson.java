package forewarn.console.map;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An operator's own map: a GeoJSON FeatureCollection of polygons in WGS84, a feature or more for
 * each province. What can be used is used, and all that cannot is told at once.
 */
final class GeoJson {
  static final long MOST_BYTES = 20L << 20;
  private static final int MOST_PROBLEMS = 20;
  private static final List<String> NAMES = List.of("name", "province");
  private static final JsonMapper JSON = new JsonMapper();

  private final @Nullable String property;
  private final Map<String, List<double[][]>> rings = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  private GeoJson(@Nullable String property) {
    this.property = property;
  }

  /**
   * What a file holds.
   *
   * @param map null when nothing of it can be used
   * @param problems with the place of each and what to do
   */
  record Found(@Nullable ProvinceMap map, List<String> problems) {
    Found {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Reads a file.
   *
   * @param property that names the province; {@code name} or {@code province} when null
   */
  static Found read(Path file, @Nullable String property) {
    GeoJson reading = new GeoJson(property);
    reading.content(file).ifPresent(reading::features);
    List<String> problems = reading.problems;
    if (problems.size() > MOST_PROBLEMS) {
      int more = problems.size() - MOST_PROBLEMS;
      problems = new ArrayList<>(problems.subList(0, MOST_PROBLEMS));
      problems.add("and " + more + " more problems of this kind");
    }
    return new Found(
        reading.rings.isEmpty()
            ? null
            : Outlines.draw(String.valueOf(file.getFileName()), reading.rings),
        problems);
  }

  private Optional<JsonNode> content(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        problems.add("there is no such file; set forewarn.map to the path of a GeoJSON file");
        return Optional.empty();
      }
      long size = Files.size(file);
      if (size > MOST_BYTES) {
        problems.add(
            "it has %,d bytes, at most %,d are read; simplify its outlines, for example with"
                    .formatted(size, MOST_BYTES)
                + " mapshaper or ogr2ogr -simplify");
        return Optional.empty();
      }
      return Optional.of(JSON.readTree(Files.readAllBytes(file)));
    } catch (JacksonException e) {
      problems.add("it is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      problems.add("it cannot be read: " + e.getMessage());
    }
    return Optional.empty();
  }

  private void features(JsonNode root) {
    JsonNode features = root.path("features");
    if (!root.path("type").asString("").equals("FeatureCollection") || !features.isArray()) {
      problems.add(
          "it is no FeatureCollection; its type is '" + root.path("type").asString("") + "'");
      return;
    }
    int number = 0;
    for (JsonNode feature : features) {
      feature(++number, feature);
    }
    if (number == 0) {
      problems.add("it has no feature");
    }
  }

  private void feature(int number, JsonNode feature) {
    Optional<String> name = name(feature.path("properties"));
    if (name.isEmpty()) {
      problems.add(
          "feature %d has no property %s; it has %s; set forewarn.map-property"
              .formatted(
                  number,
                  property == null ? "name or province" : property,
                  feature.path("properties").propertyNames()));
      return;
    }
    String where = "feature %d (%s)".formatted(number, name.get());
    JsonNode geometry = feature.path("geometry");
    JsonNode coordinates = geometry.path("coordinates");
    String type = geometry.path("type").asString("nothing");
    switch (type) {
      case "Polygon" -> polygon(where, name.get(), coordinates);
      case "MultiPolygon" -> coordinates.forEach(part -> polygon(where, name.get(), part));
      default -> problems.add(where + " is a " + type + ", must be a Polygon or MultiPolygon");
    }
  }

  private Optional<String> name(JsonNode properties) {
    return (property == null ? NAMES : List.of(property))
        .stream()
            .map(key -> properties.path(key).asString("").strip())
            .filter(text -> !text.isEmpty())
            .findFirst();
  }

  // Holes are lakes and enclaves; at this size the outer ring tells the province.
  private void polygon(String where, String name, JsonNode polygon) {
    JsonNode outer = polygon.path(0);
    List<double[]> points = new ArrayList<>();
    for (JsonNode point : outer) {
      double x = point.path(0).asDouble(Double.NaN);
      double y = point.path(1).asDouble(Double.NaN);
      if (!(Math.abs(x) <= 180 && Math.abs(y) <= 90)) {
        problems.add(
            where
                + " has a point "
                + shortened(point)
                + " that is no longitude and latitude; convert the file to WGS84 (EPSG:4326)");
        return;
      }
      points.add(new double[] {x, y});
    }
    if (points.size() < 4) {
      problems.add(where + " has a ring of " + points.size() + " points, must have at least 4");
      return;
    }
    rings.computeIfAbsent(name, key -> new ArrayList<>()).add(points.toArray(double[][]::new));
  }

  private static String shortened(JsonNode point) {
    String text = point.toString();
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
