package forewarn.warehouse.check;

import forewarn.warehouse.catalogue.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What a check has found just now.
 *
 * @param rowsChecked 0 when it could not be checked; the message says why
 * @param message about one of the rows that failed, or null
 */
record Finding(
    String check, Severity severity, long rowsChecked, long rowsFailed, @Nullable String message) {

  static Finding unknown(String check, Severity severity, RuntimeException reason) {
    return new Finding(check, severity, 0, 0, "Cannot check: " + reason.getMessage());
  }

  boolean failed() {
    return rowsFailed > 0;
  }
}
