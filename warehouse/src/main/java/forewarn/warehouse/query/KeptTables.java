package forewarn.warehouse.query;

import forewarn.warehouse.Changes;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.catalogue.Catalogue;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.catalogue.Kind;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What selects have found, kept until a refresh changes what they read. When there are more than
 * {@link #MOST_CELLS} values, what was asked for longest ago goes first. Thread-safe.
 */
final class KeptTables {
  /** Some tens of megabytes. */
  private static final int MOST_CELLS = 400_000;

  private static final int MOST_CELLS_OF_ONE = 40_000;
  private static final Pattern OBJECT = Pattern.compile("\\b(?:RAW|STAGING|DATAMART)\\.\\w+");

  private final Changes changes;
  private final Catalogue catalogue;
  private final Map<Question, Kept> kept = new LinkedHashMap<>(64, 0.75f, true);
  private int cells;

  private record Question(String sql, List<@Nullable Object> parameters) {}

  private record Kept(Table table, long changes) {
    int cells() {
      // One that found nothing takes room too.
      return 1 + table.rows().size() * table.columns().size();
    }
  }

  KeptTables(Warehouse warehouse) {
    this.changes = warehouse.changes();
    this.catalogue = warehouse.catalogue();
  }

  /**
   * @throws IllegalArgumentException when the select reads what changes without a refresh
   */
  Table find(String sql, List<@Nullable Object> parameters, Supplier<Table> select) {
    Question question = new Question(sql, parameters);
    // Looked at before the select: what changes meanwhile is asked for again.
    long now = changes(sql);
    synchronized (kept) {
      Kept known = kept.get(question);
      if (known != null && known.changes() == now) {
        return known.table();
      }
    }
    Kept found = new Kept(select.get(), now);
    if (found.cells() <= MOST_CELLS_OF_ONE) {
      keep(question, found);
    }
    return found.table();
  }

  /**
   * How often refreshes have changed what a select reads.
   *
   * @throws IllegalArgumentException when it reads what changes without a refresh
   */
  long changes(String sql) {
    return sourcesOf(sql).stream().mapToLong(changes::of).sum();
  }

  private void keep(Question question, Kept found) {
    synchronized (kept) {
      Kept before = kept.put(question, found);
      cells += found.cells() - (before == null ? 0 : before.cells());
      Iterator<Kept> oldest = kept.values().iterator();
      while (cells > MOST_CELLS && oldest.hasNext()) {
        cells -= oldest.next().cells();
        oldest.remove();
      }
    }
  }

  boolean changesByRefreshAlone(Definition object) {
    return object.kind() == Kind.VIEW
        ? catalogue.upstream(object).stream().allMatch(this::changesByRefreshAlone)
        : object.kind() != Kind.WRITTEN && !object.isContinuous();
  }

  private Set<Definition> sourcesOf(String sql) {
    Set<Definition> stored = new LinkedHashSet<>();
    OBJECT
        .matcher(sql)
        .results()
        .map(found -> catalogue.find(found.group()).orElseThrow())
        .forEach(object -> addStored(object, stored));
    return stored;
  }

  private void addStored(Definition object, Set<Definition> stored) {
    if (object.kind() == Kind.VIEW) {
      catalogue.upstream(object).forEach(source -> addStored(source, stored));
    } else if (object.kind() == Kind.WRITTEN || object.isContinuous()) {
      throw new IllegalArgumentException(
          "Cannot keep what is read of " + object.fullName() + ": it changes without a refresh");
    } else {
      stored.add(object);
    }
  }
}
