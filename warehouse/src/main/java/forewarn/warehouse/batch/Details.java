package forewarn.warehouse.batch;

/** How much is written beside each row. */
public enum Details {
  /** Label, probability and error. */
  RESULT,
  /** Also which features were missing, and what was unusual. */
  MISSING_AND_UNUSUAL
}
