package forewarn.console.map;

/** Where text fits best into an outline: the inner point that is farthest from its border. */
final class Spot {
  private static final int STEPS = 24;

  private Spot() {}

  /** x, y and the side of the square of text that fits there. */
  static double[] in(double[][] ring) {
    double left = Double.POSITIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (double[] point : ring) {
      left = Math.min(left, point[0]);
      right = Math.max(right, point[0]);
      top = Math.min(top, point[1]);
      bottom = Math.max(bottom, point[1]);
    }
    double[] best = {(left + right) / 2, (top + bottom) / 2, 0};
    for (int column = 1; column < STEPS; column++) {
      for (int row = 1; row < STEPS; row++) {
        double[] point = {
          left + (right - left) * column / STEPS, top + (bottom - top) * row / STEPS
        };
        double room = contains(ring, point) ? Math.sqrt(2) * toBorder(ring, point) : 0;
        if (room > best[2]) {
          best = new double[] {point[0], point[1], room};
        }
      }
    }
    return best;
  }

  private static double toBorder(double[][] ring, double[] point) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < ring.length; i++) {
      least = Math.min(least, Simplification.distance(point, ring[i], ring[(i + 1) % ring.length]));
    }
    return least;
  }

  private static boolean contains(double[][] ring, double[] point) {
    boolean inside = false;
    for (int i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      double[] a = ring[i];
      double[] b = ring[j];
      boolean crosses = (a[1] > point[1]) != (b[1] > point[1]);
      if (crosses && point[0] < (b[0] - a[0]) * (point[1] - a[1]) / (b[1] - a[1]) + a[0]) {
        inside = !inside;
      }
    }
    return inside;
  }
}
