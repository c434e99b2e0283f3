package forewarn.warehouse.catalogue;

/** What follows when rows break a check. */
public enum Severity {
  /** The rows are kept out of the object, with the reason. Silver only. */
  REJECT,
  /** The result is recorded and shown; nothing else happens. */
  WARN,
  /** The object keeps its earlier content until the check passes. Stored gold only. */
  HOLD
}
