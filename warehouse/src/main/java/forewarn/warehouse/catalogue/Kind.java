package forewarn.warehouse.catalogue;

/** How the rows of an object come about. */
public enum Kind {
  /** The program writes them: received, or a record of its own work. There is no SQL. */
  WRITTEN,
  /** Computed from other objects whenever it is read. */
  VIEW,
  /** Computed as a whole and stored. */
  TABLE,
  /** Stored; what arrived since the last time is added, replacing rows of the same key. */
  INCREMENTAL
}
