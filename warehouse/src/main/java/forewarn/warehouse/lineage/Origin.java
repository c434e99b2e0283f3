package forewarn.warehouse.lineage;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the values of a column come from. Rows are chosen by other columns too (filters, joins,
 * groups); those are no sources of the value and not in it.
 *
 * @param sources empty for a constant
 * @param exact false when the SQL does not tell: then the sources are all that it could be
 */
public record Origin(SortedMap<ColumnName, Derivation> sources, boolean exact) {
  /** Of what depends on no column. */
  public static final Origin NONE = new Origin(Collections.emptySortedMap(), true);

  public Origin {
    sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
  }

  static Origin of(ColumnName column) {
    return new Origin(new TreeMap<>(Map.of(column, Derivation.COPIED)), true);
  }

  static Origin all(Collection<Origin> origins) {
    return origins.stream().reduce(NONE, Origin::plus);
  }

  Origin plus(Origin other) {
    if (other.sources.isEmpty() && other.exact) {
      return this;
    }
    SortedMap<ColumnName, Derivation> both = new TreeMap<>(sources);
    other.sources.forEach((column, derivation) -> both.merge(column, derivation, Derivation::and));
    return new Origin(both, exact && other.exact);
  }

  Origin by(Derivation derivation) {
    SortedMap<ColumnName, Derivation> derived = new TreeMap<>();
    sources.forEach((column, before) -> derived.put(column, before.and(derivation)));
    return new Origin(derived, exact);
  }

  Origin guessed() {
    return new Origin(by(Derivation.COMPUTED).sources, false);
  }
}
