package forewarn.assistant.search.vector;

import forewarn.assistant.search.index.Forms;
import forewarn.assistant.search.text.Kind;
import forewarn.assistant.search.text.Masking;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The meanings of forms: each is embedded once, ever, in the background while words answer already.
 * Thread-safe; filled by one thread.
 */
public final class Meanings implements AutoCloseable {
  /** Forms behind so many are found by words only: it bounds memory and time. */
  static final int MOST = 40_000;

  private static final int REMEMBERED = 500;
  // Below, two texts of this trade have nothing but the trade in common.
  private static final double LEAST_LIKENESS = 0.32;
  private static final int MOST_NEAR = 60;

  private final Embedding embedding;
  private final VectorFile file;
  private final Vectors vectors = new Vectors();
  private final Map<String, byte[]> asked =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
          return size() > REMEMBERED;
        }
      };
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<List<Integer>> formsOf = new ArrayList<>();
  private int next;
  private volatile boolean complete;

  public Meanings(Path folder, Embedding embedding) {
    this.embedding = embedding;
    this.file = VectorFile.open(folder.resolve("vectors"));
  }

  /** Whether all forms have their vector. */
  public boolean complete() {
    return complete;
  }

  public int count() {
    return vectors.count();
  }

  /**
   * Takes in forms that have none yet, some at a time.
   *
   * @return whether there are more
   */
  public boolean takeIn(Forms forms, int most) {
    int embedded = 0;
    for (Forms.Form form : forms.from(next)) {
      String name = Masking.group(Kind.NOTE, form.meaning());
      if (!numbers.containsKey(name)) {
        if (vectors.count() >= MOST || embedded == most) {
          break;
        }
        byte[] vector = file.find(name);
        if (vector == null) {
          vector = embedding.of(form.meaning());
          embedded++;
          if (vector == null) {
            return false;
          }
          file.add(name, vector);
        }
        add(name, vector);
      }
      synchronized (formsOf) {
        formsOf.get(numbers.getOrDefault(name, 0)).add(form.number());
      }
      next = form.number() + 1;
    }
    complete = next == forms.count();
    return !complete && vectors.count() < MOST;
  }

  private void add(String name, byte[] vector) {
    int number = numbers.size();
    numbers.put(name, number);
    synchronized (formsOf) {
      formsOf.add(new ArrayList<>());
    }
    vectors.add(number, vector);
  }

  /**
   * A form near a text in meaning.
   *
   * @param likeness of 1 at most
   */
  public record Near(int form, double likeness) {}

  /**
   * The forms nearest to a text in meaning, nearest first; none as long as there are no vectors.
   */
  public List<Near> near(String text) {
    byte[] vector = vectors.count() == 0 ? null : remembered(text);
    List<Near> near = new ArrayList<>();
    if (vector != null) {
      for (Vectors.Near one : vectors.nearest(vector, MOST_NEAR, LEAST_LIKENESS)) {
        synchronized (formsOf) {
          formsOf.get(one.number()).forEach(form -> near.add(new Near(form, one.likeness())));
        }
      }
    }
    return near;
  }

  private byte @Nullable [] remembered(String text) {
    synchronized (asked) {
      byte[] known = asked.get(text);
      if (known != null) {
        return known;
      }
    }
    byte[] vector = embedding.of(text);
    if (vector != null) {
      synchronized (asked) {
        asked.put(text, vector);
      }
    }
    return vector;
  }

  @Override
  public void close() {
    file.close();
  }
}
