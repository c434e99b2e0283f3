package forewarn.warehouse;

import forewarn.warehouse.catalogue.Definition;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts how often the rows of an object have changed since the warehouse was opened, so that what
 * was read of it can be kept until they do. Told by refreshes and by loads of files; what the
 * stream and users write at any time is not counted. Thread-safe.
 */
public final class Changes {
  private final Map<String, Long> counts = new ConcurrentHashMap<>();

  /** The rows of an object have changed; said after the transaction that did it. */
  public void add(Definition object) {
    counts.merge(object.fullName(), 1L, Long::sum);
  }

  public long of(Definition object) {
    return counts.getOrDefault(object.fullName(), 0L);
  }
}
