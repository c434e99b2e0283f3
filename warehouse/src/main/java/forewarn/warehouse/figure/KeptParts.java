package forewarn.warehouse.figure;

import forewarn.warehouse.query.Queries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What every cluster reported in stretches of time, each kept until one of its days changes: while
 * the stream brings the present day, the months before it are not read again. Hours of a day are
 * kept by that day of FACT_ONT_DAILY too, which every hour that arrives makes again. When there are
 * more than {@link #MOST} parts, what was asked for longest ago goes first. Thread-safe.
 */
final class KeptParts {
  /** Some tens of megabytes. */
  private static final int MOST = 200_000;

  private static final String DAILY = "DATAMART.FACT_ONT_DAILY";
  private static final String MONTHS =
      "select date_trunc('month', date)::date, "
          + ClusterPart.OF_DAYS
          + " from DATAMART.FACT_ONT_DAILY where date >= ? and date < ? group by 1, 2";
  private static final String DAYS =
      "select %d, "
          + ClusterPart.OF_DAYS
          + " from DATAMART.FACT_ONT_DAILY where date >= ? and date < ? group by cluster_id";
  private static final String HOURS =
      "select %d, "
          + ClusterPart.OF_HOURS
          + " from DATAMART.FACT_ONT_HOURLY where date = ? and timestamp_1h < ? group by cluster_id";

  private final Queries queries;
  private final Map<Stretch, Kept> kept = new LinkedHashMap<>(64, 0.75f, true);
  private final ReentrantLock reading = new ReentrantLock();
  private int size;

  private record Kept(List<ClusterPart> parts, long changes) {
    int size() {
      // A stretch without any takes room too.
      return 1 + parts.size();
    }
  }

  KeptParts(Queries queries) {
    this.queries = queries;
  }

  /** What each cluster that reported anything did in each of these. */
  Map<Stretch, List<ClusterPart>> find(Collection<Stretch> stretches) {
    Map<Stretch, List<ClusterPart>> found = known(stretches);
    if (found.size() < stretches.size()) {
      // What somebody else is reading is not read once more.
      reading.lock();
      try {
        found = known(stretches);
        List<Stretch> missing = new ArrayList<>(stretches);
        missing.removeAll(found.keySet());
        // Looked at before the select: what changes meanwhile is read again.
        long changes = queries.changes(DAILY);
        for (Map.Entry<Stretch, List<ClusterPart>> read : read(missing).entrySet()) {
          keep(read.getKey(), new Kept(List.copyOf(read.getValue()), changes));
          found.put(read.getKey(), read.getValue());
        }
      } finally {
        reading.unlock();
      }
    }
    return found;
  }

  private Map<Stretch, List<ClusterPart>> known(Collection<Stretch> stretches) {
    Map<Stretch, List<ClusterPart>> found = new HashMap<>();
    synchronized (kept) {
      for (Stretch stretch : stretches) {
        Kept known = kept.get(stretch);
        if (known != null && !changedSince(known.changes(), stretch)) {
          found.put(stretch, known.parts());
        }
      }
    }
    return found;
  }

  private boolean changedSince(long then, Stretch stretch) {
    return queries.changedSince(DAILY, then, stretch.from(), stretch.before());
  }

  private void keep(Stretch stretch, Kept found) {
    synchronized (kept) {
      Kept before = kept.put(stretch, found);
      size += found.size() - (before == null ? 0 : before.size());
      var oldest = kept.values().iterator();
      while (size > MOST && oldest.hasNext()) {
        size -= oldest.next().size();
        oldest.remove();
      }
    }
  }

  private Map<Stretch, List<ClusterPart>> read(List<Stretch> stretches) {
    Map<Stretch, List<ClusterPart>> found = new HashMap<>();
    stretches.forEach(stretch -> found.put(stretch, new ArrayList<>()));
    readMonths(
        stretches.stream().filter(Stretch::isMonth).sorted(Stretch.OLDEST_FIRST).toList(), found);
    readOthers(stretches.stream().filter(stretch -> !stretch.isMonth()).toList(), found);
    return found;
  }

  // Months mostly follow each other.
  private void readMonths(List<Stretch> months, Map<Stretch, List<ClusterPart>> found) {
    if (months.isEmpty()) {
      return;
    }
    for (List<@Nullable Object> row :
        queries.select(MONTHS, months.getFirst().from(), months.getLast().before()).rows()) {
      LocalDate month = (LocalDate) Objects.requireNonNull(row.getFirst());
      List<ClusterPart> parts = found.get(Stretch.days(month, month.plusMonths(1)));
      if (parts != null) {
        parts.add(part(row));
      }
    }
  }

  private void readOthers(List<Stretch> others, Map<Stretch, List<ClusterPart>> found) {
    if (others.isEmpty()) {
      return;
    }
    List<String> selects = new ArrayList<>();
    List<Object> parameters = new ArrayList<>();
    for (int i = 0; i < others.size(); i++) {
      Stretch stretch = others.get(i);
      selects.add((stretch.until() == null ? DAYS : HOURS).formatted(i));
      parameters.add(stretch.from());
      parameters.add(stretch.until() == null ? stretch.before() : stretch.until());
    }
    for (List<@Nullable Object> row :
        queries.select(String.join(" union all ", selects), parameters.toArray()).rows()) {
      int which = ((Number) Objects.requireNonNull(row.getFirst())).intValue();
      Objects.requireNonNull(found.get(others.get(which))).add(part(row));
    }
  }

  private static ClusterPart part(List<@Nullable Object> row) {
    return ClusterPart.of(row.subList(1, row.size()));
  }
}
