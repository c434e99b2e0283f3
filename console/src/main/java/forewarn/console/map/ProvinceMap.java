package forewarn.console.map;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * Where provinces lie, as shapes in a drawing.
 *
 * @param name of the country or network
 * @param width of the drawing, in its own units
 * @param height of the drawing
 */
public record ProvinceMap(String name, double width, double height, List<Shape> shapes) {
  public ProvinceMap {
    shapes = List.copyOf(shapes);
  }

  /**
   * A province's place.
   *
   * @param province as the map names it
   * @param code a few letters that stand for it
   * @param path its outline, as the attribute {@code d} of an SVG path
   * @param x where its text is centred
   * @param y where its text is centred
   * @param room side of the largest square of text it holds there
   */
  public record Shape(String province, String code, String path, double x, double y, double room) {}

  /**
   * What two spellings of a name have in common: case, accents, spaces and dashes do not matter.
   */
  static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("[^\\p{L}\\p{N}]", "")
        .toLowerCase(Locale.ROOT);
  }
}
