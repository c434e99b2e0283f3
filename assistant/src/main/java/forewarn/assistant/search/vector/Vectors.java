package forewarn.assistant.search.vector;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.util.VectorUtil;

/**
 * Vectors by number, compared with one another exactly: texts made of templates lie so close
 * together that a graph of neighbours misses most of the right ones, and some ten thousand are
 * compared in milliseconds. Thread-safe.
 */
public final class Vectors {
  private final List<One> all = new ArrayList<>();

  private record One(int number, byte[] vector, double length) {}

  /**
   * A vector near another one.
   *
   * @param likeness cosine of the angle between, 1 for the same direction
   */
  public record Near(int number, double likeness) {}

  /** Adds a vector under a number of the caller's. */
  public synchronized void add(int number, byte[] vector) {
    all.add(new One(number, vector, length(vector)));
  }

  public synchronized int count() {
    return all.size();
  }

  private static double length(byte[] vector) {
    return Math.sqrt(VectorUtil.dotProduct(vector, vector));
  }

  /** The nearest to a vector, the nearest first, none less like it than {@code least}. */
  public List<Near> nearest(byte[] vector, int most, double least) {
    List<One> looked;
    synchronized (this) {
      looked = List.copyOf(all);
    }
    double length = length(vector);
    Comparator<Near> order = Comparator.comparingDouble(Near::likeness);
    PriorityQueue<Near> best = new PriorityQueue<>(order);
    for (One one : looked) {
      double likeness = VectorUtil.dotProduct(vector, one.vector()) / (length * one.length());
      if (likeness >= least && (best.size() < most || best.peek().likeness() < likeness)) {
        best.add(new Near(one.number(), likeness));
        if (best.size() > most) {
          best.poll();
        }
      }
    }
    return best.stream().sorted(order.reversed()).toList();
  }
}
