package forewarn.console.map;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.console.map.GeoJson.Found;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeoJsonTest {
  private static final String BALI =
      feature("{\"name\": \"Bali\"}", "Polygon", "[" + box(115, -9, 116, -8) + "]");

  @TempDir Path folder;

  @Test
  void drawsPolygonsAndPartsWithNorthAtTheTop() throws IOException {
    ProvinceMap map =
        map(
            BALI,
            feature(
                "{\"province\": \"Maluku\"}",
                "MultiPolygon",
                "[[" + box(127, -4, 129, -3) + "],[" + box(130, -6, 131, -5) + "]]"));

    assertThat(map.width()).isEqualTo(1500);
    assertThat(map.shapes())
        .extracting(ProvinceMap.Shape::province)
        .containsExactly("Bali", "Maluku");
    ProvinceMap.Shape bali = map.shapes().getFirst();
    ProvinceMap.Shape maluku = map.shapes().getLast();
    assertThat(maluku.path()).matches("M[^M]+zM[^M]+z");
    assertThat(bali.x()).isLessThan(maluku.x());
    assertThat(bali.y()).isGreaterThan(maluku.y());
    assertThat(bali.room()).isBetween(50.0, 150.0);
  }

  @Test
  void theNameMayBeInAnotherProperty() throws IOException {
    Path file = write(feature("{\"WADMPR\": \"Bali\"}", "Polygon", "[" + box(1, 1, 2, 2) + "]"));

    assertThat(GeoJson.read(file, null).problems())
        .containsExactly(
            "feature 1 has no property name or province; it has [WADMPR]; set forewarn.map-property");
    assertThat(Objects.requireNonNull(GeoJson.read(file, "WADMPR").map()).shapes()).hasSize(1);
  }

  @Test
  void tellsAllProblemsAtOnceAndDrawsTheRest() throws IOException {
    Found found =
        GeoJson.read(
            write(
                BALI,
                feature("{}", "Polygon", "[" + box(1, 1, 2, 2) + "]"),
                feature("{\"name\": \"Aceh\"}", "Point", "[95, 5]"),
                feature("{\"name\": \"Riau\"}", "Polygon", "[[[1,1],[2,2],[1,1]]]"),
                feature(
                    "{\"name\": \"Jambi\"}",
                    "Polygon",
                    "[" + box(11_000_000, 1, 11_100_000, 2) + "]"),
                feature("{\"name\": \"Papua\"}", "Polygon", "[[[\"a\",1],[2,2],[3,3],[4,4]]]")),
            null);

    assertThat(Objects.requireNonNull(found.map()).shapes())
        .extracting(ProvinceMap.Shape::province)
        .containsExactly("Bali");
    assertThat(found.problems())
        .containsExactly(
            "feature 2 has no property name or province; it has []; set forewarn.map-property",
            "feature 3 (Aceh) is a Point, must be a Polygon or MultiPolygon",
            "feature 4 (Riau) has a ring of 3 points, must have at least 4",
            "feature 5 (Jambi) has a point [1.1E7,1.0] that is no longitude and latitude;"
                + " convert the file to WGS84 (EPSG:4326)",
            "feature 6 (Papua) has a point [\"a\",1] that is no longitude and latitude;"
                + " convert the file to WGS84 (EPSG:4326)");
  }

  @Test
  void aFileThatIsNoMapIsNamedAndTheReferenceMapTakesItsPlace() throws IOException {
    Path text = Files.writeString(folder.resolve("map.geojson"), "name;province");
    Path other = Files.writeString(folder.resolve("other.geojson"), "{\"type\": \"Topology\"}");
    Path huge = folder.resolve("huge.geojson");
    try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
      sparse.setLength(GeoJson.MOST_BYTES + 1);
    }

    assertThat(GeoJson.read(text, null).problems().getFirst()).startsWith("it is not JSON: ");
    assertThat(GeoJson.read(other, null).problems())
        .containsExactly("it is no FeatureCollection; its type is 'Topology'");
    assertThat(GeoJson.read(huge, null).problems().getFirst())
        .startsWith("it has 20,971,521 bytes, at most 20,971,520 are read; simplify");
    assertThat(GeoJson.read(folder.resolve("gone"), null).problems().getFirst())
        .startsWith("there is no such file");

    Maps maps = new Maps(text, null);
    assertThat(maps.map().shapes()).hasSize(34);
    assertThat(maps.notes(List.of()))
        .singleElement()
        .asString()
        .startsWith("The map map.geojson has problems: it is not JSON");
  }

  @Test
  void namesThatDoNotMeetAreTold() throws IOException {
    Maps maps = new Maps(write(BALI), null);
    MapValue value = new MapValue("Aceh", 1, "1", Shade.STEP_0, "Aceh: 1", null);

    assertThat(maps.notes(List.of(value)))
        .singleElement()
        .asString()
        .contains(
            "lacks provinces of the data: Aceh", "without data are: Bali", "forewarn.map-property");
    assertThat(maps.notes(List.of(new MapValue("BALI", 1, "1", Shade.STEP_0, "", null)))).isEmpty();
  }

  @Test
  void aDetailedCoastBecomesAFewPointsThatStayCloseToIt() {
    int points = 100_000;
    double[][] ring = new double[points][];
    for (int i = 0; i < points; i++) {
      double angle = 2 * Math.PI * i / (points - 1);
      double radius = 300 + 0.3 * Math.sin(400 * angle);
      ring[i] = new double[] {radius * Math.cos(angle), radius * Math.sin(angle)};
    }

    double[][] simple = Simplification.of(ring, 1);

    assertThat(simple.length).isBetween(20, 200);
    assertThat(Outlines.area(simple) / Outlines.area(ring)).isBetween(0.98, 1.02);
    for (int i = 0; i < points; i += 97) {
      double least = Double.POSITIVE_INFINITY;
      for (int j = 0; j < simple.length - 1; j++) {
        least = Math.min(least, Simplification.distance(ring[i], simple[j], simple[j + 1]));
      }
      assertThat(least).isLessThanOrEqualTo(1.0);
    }
  }

  @Test
  void aCountryAcrossTheDateLineIsNotSpreadOverTheWorld() throws IOException {
    ProvinceMap map =
        map(
            feature("{\"name\": \"West\"}", "Polygon", "[" + box(177, -18, 179, -17) + "]"),
            feature("{\"name\": \"East\"}", "Polygon", "[" + box(-179, -18, -178, -17) + "]"));

    assertThat(map.shapes().getFirst().x()).isLessThan(map.shapes().getLast().x());
    assertThat(map.width() / map.height()).isBetween(4.0, 6.0);
  }

  @Test
  void textIsPlacedInsideEvenOfABentProvince() {
    double[][] bent = {{0, 0}, {100, 0}, {100, 20}, {20, 20}, {20, 100}, {0, 100}, {0, 0}};
    double[] spot = Spot.in(bent);

    assertThat(spot[0] < 20 || spot[1] < 20).isTrue();
    assertThat(spot[2]).isBetween(10.0, 30.0);
  }

  private ProvinceMap map(String... features) throws IOException {
    Found found = GeoJson.read(write(features), null);
    assertThat(found.problems()).isEmpty();
    return Objects.requireNonNull(found.map());
  }

  private Path write(String... features) throws IOException {
    return Files.writeString(
        folder.resolve("own.geojson"),
        "{\"type\": \"FeatureCollection\", \"features\": [" + String.join(",", features) + "]}");
  }

  private static String feature(String properties, String type, String coordinates) {
    return "{\"type\": \"Feature\", \"properties\": %s, \"geometry\": {\"type\": \"%s\", \"coordinates\": %s}}"
        .formatted(properties, type, coordinates);
  }

  private static String box(double west, double south, double east, double north) {
    return String.format(
        Locale.ROOT,
        "[[%1$s,%2$s],[%3$s,%2$s],[%3$s,%4$s],[%1$s,%4$s],[%1$s,%2$s]]",
        west,
        south,
        east,
        north);
  }
}
