package forewarn.console.map;

import forewarn.console.map.ProvinceMap.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A map that gives every province a square of the same size, about where it lies: small ones are
 * seen as well as large ones, and each has room for its value.
 */
final class TileGrid {
  private static final double PITCH = 100;
  private static final double SIDE = 94;
  private static final double ROUNDING = 9;

  private TileGrid() {}

  /** The provinces of the reference network. */
  static ProvinceMap indonesia() {
    try (InputStream input =
        Objects.requireNonNull(TileGrid.class.getResourceAsStream("indonesia.yml"))) {
      Map<String, Object> read = new Yaml(new SafeConstructor(new LoaderOptions())).load(input);
      List<?> provinces = (List<?>) Objects.requireNonNull(read.get("provinces"));
      return of(
          String.valueOf(read.get("name")),
          provinces.stream().map(tile -> (Map<?, ?>) tile).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the map of the reference network", e);
    }
  }

  private static ProvinceMap of(String name, List<? extends Map<?, ?>> tiles) {
    double columns = tiles.stream().mapToDouble(tile -> number(tile, "column")).max().orElse(0) + 1;
    double rows = tiles.stream().mapToDouble(tile -> number(tile, "row")).max().orElse(0) + 1;
    return new ProvinceMap(
        name, columns * PITCH, rows * PITCH, tiles.stream().map(TileGrid::shape).toList());
  }

  private static Shape shape(Map<?, ?> tile) {
    double x = number(tile, "column") * PITCH + PITCH / 2;
    double y = number(tile, "row") * PITCH + PITCH / 2;
    return new Shape(
        String.valueOf(tile.get("province")),
        String.valueOf(tile.get("code")),
        square(x - SIDE / 2, y - SIDE / 2),
        x,
        y,
        SIDE);
  }

  private static String square(double x, double y) {
    double side = SIDE - 2 * ROUNDING;
    return String.format(
        Locale.ROOT,
        "M%1$.0f %2$.0fh%3$.0fa%4$.0f %4$.0f 0 0 1 %4$.0f %4$.0fv%3$.0fa%4$.0f %4$.0f 0 0 1 -%4$.0f"
            + " %4$.0fh-%3$.0fa%4$.0f %4$.0f 0 0 1 -%4$.0f -%4$.0fv-%3$.0fa%4$.0f %4$.0f 0 0 1"
            + " %4$.0f -%4$.0fz",
        x + ROUNDING,
        y,
        side,
        ROUNDING);
  }

  private static double number(Map<?, ?> tile, String key) {
    return tile.get(key) instanceof Number number ? number.doubleValue() : Double.NaN;
  }
}
