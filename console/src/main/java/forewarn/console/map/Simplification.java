package forewarn.console.map;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/** Leaves out points of an outline that nobody would see (Douglas and Peucker, 1973). */
final class Simplification {
  private Simplification() {}

  /** The ring with as few of its points as stay within a distance of all the others. */
  static double[][] of(double[][] ring, double tolerance) {
    int last = ring.length - 1;
    // A closed ring has no direction from end to end: it is cut where it is farthest away.
    int middle = farthest(ring, 0, last).index();
    BitSet kept = new BitSet(ring.length);
    kept.set(0);
    kept.set(middle);
    kept.set(last);
    keep(ring, 0, middle, tolerance, kept);
    keep(ring, middle, last, tolerance, kept);
    List<double[]> out = new ArrayList<>();
    kept.stream().forEach(index -> out.add(ring[index]));
    return out.size() < 4 ? ring : out.toArray(double[][]::new);
  }

  private static void keep(double[][] ring, int from, int to, double tolerance, BitSet kept) {
    Deque<int[]> open = new ArrayDeque<>();
    open.push(new int[] {from, to});
    while (!open.isEmpty()) {
      int[] part = open.pop();
      Farthest farthest = farthest(ring, part[0], part[1]);
      if (farthest.distance() > tolerance) {
        kept.set(farthest.index());
        open.push(new int[] {part[0], farthest.index()});
        open.push(new int[] {farthest.index(), part[1]});
      }
    }
  }

  private record Farthest(int index, double distance) {}

  private static Farthest farthest(double[][] ring, int from, int to) {
    int index = from;
    double most = -1;
    for (int i = from + 1; i < to; i++) {
      double distance = distance(ring[i], ring[from], ring[to]);
      if (distance > most) {
        most = distance;
        index = i;
      }
    }
    return new Farthest(index, most);
  }

  /** From a point to the line between two others. */
  static double distance(double[] point, double[] from, double[] to) {
    double x = to[0] - from[0];
    double y = to[1] - from[1];
    double square = x * x + y * y;
    double along =
        square == 0
            ? 0
            : Math.clamp(((point[0] - from[0]) * x + (point[1] - from[1]) * y) / square, 0, 1);
    return Math.hypot(point[0] - from[0] - along * x, point[1] - from[1] - along * y);
  }
}
