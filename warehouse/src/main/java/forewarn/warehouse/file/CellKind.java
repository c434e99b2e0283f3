package forewarn.warehouse.file;

/** What stands in a cell of a sheet, beside its text. */
public enum CellKind {
  BLANK,
  TEXT,
  NUMBER,
  /** {@code true} or {@code false}. */
  TRUTH,
  /** A date, a time or both, told by the cell's style. */
  TIME,
  /** A formula; its text is the result that was saved with it. */
  FORMULA
}
