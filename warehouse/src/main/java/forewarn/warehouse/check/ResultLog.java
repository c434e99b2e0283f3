package forewarn.warehouse.check;

import forewarn.warehouse.Warehouse;
import forewarn.warehouse.check.CheckResult.Scope;
import forewarn.warehouse.database.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes STAGING.QUALITY_RESULTS: a row for each object, check and hour in which something was
 * checked.
 */
final class ResultLog {
  private static final Duration KEPT = Duration.ofDays(400);
  private static final String ADDED =
      "rows_checked = known.rows_checked + found.rows_checked,"
          + " rows_failed = known.rows_failed + found.rows_failed,"
          + " message = coalesce(found.message, known.message)";
  private static final String REPLACED =
      "rows_checked = found.rows_checked, rows_failed = found.rows_failed, message = found.message";

  private final Warehouse warehouse;
  private final InstantSource wallClock;

  ResultLog(Warehouse warehouse, InstantSource wallClock) {
    this.warehouse = warehouse;
    this.wallClock = wallClock;
  }

  /** Arrivals of one hour add up, unless these are all that ever arrived. */
  void arrived(Session session, Arrivals arrivals, List<Finding> findings) {
    write(
        session,
        arrivals.silver().fullName(),
        Scope.ARRIVALS,
        arrivals.isEverything() ? REPLACED : ADDED,
        null,
        findings);
  }

  /**
   * A check of a whole object replaces the one before in the hour.
   *
   * @param checkedFrom versions of what the object was made from, or null when time alone may
   *     change the result
   */
  void whole(Session session, String object, @Nullable String checkedFrom, List<Finding> findings) {
    write(session, object, Scope.WHOLE, REPLACED, checkedFrom, findings);
  }

  /** Removes what is older than a year and a month or so. */
  void forgetOld(Session session) {
    session.update(
        "delete from STAGING.QUALITY_RESULTS where checked_hour < ?",
        wallClock.instant().minus(KEPT));
  }

  private void write(
      Session session,
      String object,
      Scope scope,
      String change,
      @Nullable String checkedFrom,
      List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    Instant now = wallClock.instant();
    List<@Nullable Object> parameters = new ArrayList<>();
    for (Finding finding : findings) {
      Collections.addAll(
          parameters,
          finding.check(),
          lower(finding.severity()),
          finding.rowsChecked(),
          finding.rowsFailed(),
          finding.message());
    }
    Collections.addAll(
        parameters,
        object,
        lower(scope),
        now.truncatedTo(ChronoUnit.HOURS),
        now,
        warehouse.dataTime(),
        checkedFrom);
    session.update(merge(findings.size(), change), parameters.toArray());
  }

  private static String merge(int findings, String change) {
    return """
    merge into STAGING.QUALITY_RESULTS as known
    using (
      select * from (values %s) as one(check_name, severity, rows_checked, rows_failed, message),
        (select ?::varchar as object_name, ?::varchar as scope, ?::timestamp as checked_hour,
          ?::timestamp as checked_at, ?::timestamp as data_time, ?::varchar as checked_from)
    ) as found
    on known.object_name = found.object_name and known.check_name = found.check_name
      and known.checked_hour = found.checked_hour
    when matched then update set %s, severity = found.severity, scope = found.scope,
      checked_at = found.checked_at, data_time = found.data_time, checked_from = found.checked_from
    when not matched then insert by name
    """
        .formatted(
            String.join(
                ", ",
                Collections.nCopies(
                    findings, "(?::varchar, ?::varchar, ?::bigint, ?::bigint, ?::varchar)")),
            change);
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
