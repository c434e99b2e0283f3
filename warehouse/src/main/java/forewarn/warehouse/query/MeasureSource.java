package forewarn.warehouse.query;

import forewarn.warehouse.catalogue.ColumnDefinition;
import forewarn.warehouse.catalogue.Definition;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a part of FROM offers: columns that come unchanged from objects of the catalogue.
 *
 * @param name by which the query calls it
 * @param columns by name in lower case
 * @param oneMoment whether its rows may all be of one hour, so that nothing is said about sums over
 *     time
 */
record MeasureSource(String name, Map<String, Origin> columns, boolean oneMoment) {

  private static final String HOUR = "timestamp_1h";

  /** A column of an object of the catalogue. */
  record Origin(Definition object, ColumnDefinition column) {
    /** Whether it is the time that tells the object's rows apart. */
    boolean isTimeOfRow() {
      return timesOf(object).contains(column.name());
    }

    static List<String> timesOf(Definition object) {
      List<String> times = object.key().stream().filter(key -> isTime(object, key)).toList();
      // A stream's rows are told apart by their place in it, and are hourly all the same.
      return times.isEmpty() && isTime(object, HOUR) ? List.of(HOUR) : times;
    }

    private static boolean isTime(Definition object, String column) {
      return object
          .column(column)
          .filter(c -> c.type().startsWith("TIMESTAMP") || c.type().equals("DATE"))
          .isPresent();
    }

    @Override
    public String toString() {
      return object.fullName() + "." + column.name();
    }
  }

  static MeasureSource of(Definition object, String alias) {
    Map<String, Origin> columns = new HashMap<>();
    for (ColumnDefinition column : object.columns()) {
      columns.put(column.name().toLowerCase(Locale.ROOT), new Origin(object, column));
    }
    return new MeasureSource(alias.isEmpty() ? object.name() : alias, columns, false);
  }

  /** Something of which nothing is known. */
  static MeasureSource unknown(String name) {
    return new MeasureSource(name, Map.of(), true);
  }

  MeasureSource named(String other) {
    return other.isEmpty() ? this : new MeasureSource(other, columns, oneMoment);
  }

  /** The source a column of a name comes from, or null when that is not certain. */
  static @Nullable MeasureSource find(List<MeasureSource> sources, List<String> path) {
    String column = path.getLast().toLowerCase(Locale.ROOT);
    @Nullable MeasureSource found = null;
    for (MeasureSource source : sources) {
      boolean called =
          path.size() == 1 || source.name().equalsIgnoreCase(path.get(path.size() - 2));
      if (called && source.columns().containsKey(column)) {
        if (found != null) {
          return null;
        }
        found = source;
      }
    }
    return found;
  }
}
