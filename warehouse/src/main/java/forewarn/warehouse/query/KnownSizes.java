package forewarn.warehouse.query;

import forewarn.warehouse.catalogue.Catalogue;
import forewarn.warehouse.catalogue.ColumnDefinition;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How large the values of a name in a query can be. A name stands for the largest of all that bear
 * it anywhere in the query, which may be too much and never too little.
 */
final class KnownSizes {
  /** Assumed of a stored text; a longer one is in memory anyway, once it is read. */
  static final double STORED_TEXT = 1_000;

  /** Of what is collected over rows: as much as there are rows. */
  static final double UNBOUNDED = Double.POSITIVE_INFINITY;

  private final Map<String, Double> stored = new HashMap<>();
  private final Map<String, Double> named = new HashMap<>();
  private double unnamed;
  private double least;

  KnownSizes(Catalogue catalogue) {
    catalogue
        .definitions()
        .forEach(definition ->
            definition
                .columns()
                .forEach(
                    column -> stored.merge(lower(column.name()), storedSize(column), Math::max)));
  }

  private static double storedSize(ColumnDefinition column) {
    boolean text = column.type().startsWith("VARCHAR") || column.type().contains("[");
    return text ? STORED_TEXT : FunctionSizes.NUMBER;
  }

  double of(String name) {
    @Nullable Double column = stored.get(lower(name));
    @Nullable Double alias = named.get(lower(name));
    if (column == null && alias == null) {
      return Math.max(least, Math.max(unnamed, STORED_TEXT));
    }
    return Math.max(least, Math.max(column == null ? 0 : column, alias == null ? 0 : alias));
  }

  void raise(String name, double size) {
    named.merge(lower(name), size, Math::max);
  }

  /** For a value without a name of its own. */
  void raiseUnnamed(double size) {
    unnamed = Math.max(unnamed, size);
  }

  /** For a value that any name could stand for. */
  void raiseAll(double size) {
    least = Math.max(least, size);
  }

  /** The largest so far. */
  double largest() {
    double largest = Math.max(least, Math.max(unnamed, STORED_TEXT));
    for (double size : named.values()) {
      largest = Math.max(largest, size);
    }
    return largest;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
