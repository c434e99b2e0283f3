package forewarn.warehouse.check;

import forewarn.warehouse.catalogue.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one check of one object went in one hour of the wall clock.
 *
 * @param object with its schema, for example {@code STAGING.STG_CITY}
 * @param rowsChecked 0 when there was no row or, with a message, when it could not be checked
 * @param message about one of the rows that failed, or what was found; null when there is nothing
 *     to say
 * @param checkedAt the last time in that hour, by the wall clock
 * @param dataTime the same moment by the data's clock
 */
public record CheckResult(
    String object,
    String check,
    Severity severity,
    Scope scope,
    long rowsChecked,
    long rowsFailed,
    @Nullable String message,
    Instant checkedAt,
    Instant dataTime) {

  /** Over what a check was run. */
  public enum Scope {
    /** What arrived in that hour. */
    ARRIVALS,
    /** The object as it was at the end of that hour. */
    WHOLE
  }

  /** Whether rows were looked at, and none broke the rule. */
  public boolean passed() {
    return rowsChecked > 0 && rowsFailed == 0;
  }

  public boolean failed() {
    return rowsFailed > 0;
  }
}
