package forewarn.warehouse.lineage;

/** How a value gets from a source into a column; the later ones say more happened to it. */
public enum Derivation {
  /** As it is. */
  COPIED,
  /** By an expression over values of one row. */
  COMPUTED,
  /** By an aggregate or a window over several rows. */
  AGGREGATED;

  Derivation and(Derivation other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
