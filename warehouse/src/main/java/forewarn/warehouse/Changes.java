package forewarn.warehouse;

import forewarn.warehouse.catalogue.Definition;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts how often the rows of an object have changed since the warehouse was opened, so that what
 * was read of it can be kept until they do; of an object that is made day by day, also which days
 * have. Told by refreshes and by loads of files; what the stream and users write at any time is not
 * counted. Thread-safe.
 */
public final class Changes {
  // More days than this are as good as all.
  private static final int MOST_DAYS = 10_000;

  private final Map<String, OfObject> objects = new ConcurrentHashMap<>();

  /**
   * @param count of all changes
   * @param whole the count at the last change that may be of any day
   * @param days the count at the last change of each day
   */
  private record OfObject(long count, long whole, TreeMap<LocalDate, Long> days) {
    static final OfObject UNCHANGED = new OfObject(0, 0, new TreeMap<>());

    OfObject changed() {
      return new OfObject(count + 1, count + 1, new TreeMap<>());
    }

    OfObject changed(Collection<LocalDate> changed) {
      TreeMap<LocalDate, Long> all = new TreeMap<>(days);
      changed.forEach(day -> all.put(day, count + 1));
      return all.size() > MOST_DAYS ? changed() : new OfObject(count + 1, whole, all);
    }

    boolean changedSince(long then, LocalDate from, LocalDate before) {
      return whole > then
          || days.subMap(from, before).values().stream().anyMatch(changed -> changed > then);
    }
  }

  /** The rows of an object have changed; said after the transaction that did it. */
  public void add(Definition object) {
    objects.merge(
        object.fullName(), OfObject.UNCHANGED.changed(), (known, first) -> known.changed());
  }

  /** The same where only rows of some days have, by the object's column {@code date}. */
  public void add(Definition object, Collection<LocalDate> days) {
    objects.merge(
        object.fullName(), OfObject.UNCHANGED.changed(days), (known, first) -> known.changed(days));
  }

  public long of(Definition object) {
    return known(object).count();
  }

  /**
   * Whether rows of some days may have changed.
   *
   * @param then the count, {@link #of}, that changes after it are asked of
   * @param from the first of the days
   * @param before the day after the last
   */
  public boolean changedSince(Definition object, long then, LocalDate from, LocalDate before) {
    return known(object).changedSince(then, from, before);
  }

  private OfObject known(Definition object) {
    return objects.getOrDefault(object.fullName(), OfObject.UNCHANGED);
  }
}
