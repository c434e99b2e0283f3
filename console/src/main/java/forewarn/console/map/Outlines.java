package forewarn.console.map;

import forewarn.console.map.ProvinceMap.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Draws outlines given in longitude and latitude: projected so that the middle of the map keeps its
 * shape, simplified to what a screen shows, small islands left out unless they are all there is.
 */
final class Outlines {
  private static final double WIDTH = 1500;
  private static final double MOST_HEIGHT = 1000;
  private static final double TOLERANCE = 0.8;
  private static final double SMALLEST = 6;
  private static final int MOST_POINTS = 12_000;

  private Outlines() {}

  /**
   * A map.
   *
   * @param rings of each province, as longitudes and latitudes
   */
  static ProvinceMap draw(String name, Map<String, List<double[][]>> rings) {
    Projection projection =
        Projection.around(rings.values().stream().flatMap(List::stream).toList());
    List<List<double[][]>> projected =
        rings.values().stream()
            .map(all -> all.stream().map(projection::apply).sorted(BY_SIZE).toList())
            .toList();
    List<List<double[][]>> simple = projected;
    double tolerance = TOLERANCE;
    do {
      double within = tolerance;
      simple = projected.stream().map(all -> simplified(all, within)).toList();
      tolerance *= 2;
    } while (points(simple) > MOST_POINTS && tolerance < WIDTH / 10);
    List<Shape> shapes = new ArrayList<>();
    Set<String> codes = new HashSet<>();
    int number = 0;
    for (String province : rings.keySet()) {
      shapes.add(shape(province, code(province, codes), simple.get(number++)));
    }
    return new ProvinceMap(name, projection.width(), projection.height(), shapes);
  }

  private static final Comparator<double[][]> BY_SIZE =
      Comparator.comparingDouble((double[][] ring) -> area(ring)).reversed();

  private static Shape shape(String province, String code, List<double[][]> rings) {
    StringBuilder path = new StringBuilder();
    for (double[][] ring : rings) {
      for (int i = 0; i < ring.length; i++) {
        path.append(
            String.format(Locale.ROOT, "%s%.1f %.1f", i == 0 ? "M" : "L", ring[i][0], ring[i][1]));
      }
      path.append('z');
    }
    double[] spot = Spot.in(rings.getFirst());
    return new Shape(province, code, path.toString(), spot[0], spot[1], spot[2]);
  }

  private static List<double[][]> simplified(List<double[][]> rings, double tolerance) {
    List<double[][]> kept = new ArrayList<>();
    for (double[][] ring : rings) {
      double[][] simple = Simplification.of(ring, tolerance);
      if (kept.isEmpty() || (simple.length >= 4 && area(simple) >= SMALLEST)) {
        kept.add(simple);
      }
    }
    return kept;
  }

  private static int points(List<List<double[][]>> provinces) {
    return provinces.stream().flatMap(List::stream).mapToInt(ring -> ring.length).sum();
  }

  // Initials of a name of several words, else its beginning; told apart by their last letter.
  private static String code(String province, Set<String> taken) {
    String[] words = province.toUpperCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+");
    StringBuilder code = new StringBuilder();
    for (String word : words) {
      code.append(word.isEmpty() || code.length() > 2 ? "" : word.substring(0, 1));
    }
    String whole = String.join("", words);
    if (code.length() < 2) {
      code.setLength(0);
      code.append(whole, 0, Math.min(2, whole.length()));
    }
    for (int i = 2; !taken.add(code.toString()) && i < whole.length(); i++) {
      code.setLength(Math.min(1, code.length()));
      code.append(whole.charAt(i));
    }
    return code.toString();
  }

  static double area(double[][] ring) {
    double sum = 0;
    for (int i = 0; i < ring.length; i++) {
      double[] a = ring[i];
      double[] b = ring[(i + 1) % ring.length];
      sum += a[0] * b[1] - b[0] * a[1];
    }
    return Math.abs(sum / 2);
  }

  /**
   * From degrees to the drawing.
   *
   * @param shift degrees that are added to western longitudes, for a map across the date line
   */
  private record Projection(
      double west,
      double north,
      double squeeze,
      double scale,
      double shift,
      double width,
      double height) {

    static Projection around(List<double[][]> rings) {
      double[] box = box(rings, 0);
      double shift = box[2] - box[0] > 180 ? 360 : 0;
      if (shift > 0) {
        box = box(rings, shift);
      }
      double squeeze = Math.cos(Math.toRadians((box[1] + box[3]) / 2));
      double wide = Math.max(1e-9, (box[2] - box[0]) * squeeze);
      double high = Math.max(1e-9, box[3] - box[1]);
      double scale = Math.min(WIDTH / wide, MOST_HEIGHT / high);
      return new Projection(
          box[0], box[3], squeeze, scale, shift, Math.ceil(wide * scale), Math.ceil(high * scale));
    }

    double[][] apply(double[][] ring) {
      double[][] out = new double[ring.length][];
      for (int i = 0; i < ring.length; i++) {
        double longitude = ring[i][0] < 0 ? ring[i][0] + shift : ring[i][0];
        out[i] = new double[] {(longitude - west) * squeeze * scale, (north - ring[i][1]) * scale};
      }
      return out;
    }

    // West, south, east, north.
    private static double[] box(List<double[][]> rings, double shift) {
      double[] box = {
        Double.POSITIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NEGATIVE_INFINITY
      };
      for (double[][] ring : rings) {
        for (double[] point : ring) {
          double longitude = point[0] < 0 ? point[0] + shift : point[0];
          box[0] = Math.min(box[0], longitude);
          box[1] = Math.min(box[1], point[1]);
          box[2] = Math.max(box[2], longitude);
          box[3] = Math.max(box[3], point[1]);
        }
      }
      return box;
    }
  }
}
