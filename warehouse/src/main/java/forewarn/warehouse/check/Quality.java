package forewarn.warehouse.check;

import forewarn.warehouse.Warehouse;
import forewarn.warehouse.catalogue.Severity;
import forewarn.warehouse.check.CheckResult.Scope;
import forewarn.warehouse.database.Row;
import forewarn.warehouse.database.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How good the data is: results of checks, and what is held back. Thread-safe. */
public final class Quality {
  private static final int RECENT = 24;
  private static final String COLUMNS =
      "object_name, check_name, severity, scope, rows_checked, rows_failed, message, checked_at,"
          + " data_time";

  private final Warehouse warehouse;

  public Quality(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** Every check of every object, in the order of the catalogue. */
  public List<CheckState> checks() {
    Map<String, List<CheckResult>> recent = recent();
    return warehouse.catalogue().definitions().stream()
        .flatMap(definition -> KnownChecks.of(definition).stream())
        .map(check -> with(check, recent.get(key(check.object(), check.check()))))
        .toList();
  }

  /** Runs the checks of what has changed since they last ran, as a refresh does; waits for one. */
  public void runDue() {
    warehouse.batchWork().lock();
    try (Session session = warehouse.session()) {
      new Checks(warehouse).afterRefresh(session);
    } finally {
      warehouse.batchWork().unlock();
    }
  }

  /** The results of one check, oldest first; empty when there is no such check. */
  public List<CheckResult> history(String object, String check, int most) {
    try (Session session = warehouse.session()) {
      return session
          .list(
              "select "
                  + COLUMNS
                  + " from STAGING.QUALITY_RESULTS where object_name = ? and check_name = ?"
                  + " order by checked_hour desc limit "
                  + most,
              Quality::result,
              object.toUpperCase(Locale.ROOT),
              check)
          .reversed();
    }
  }

  /** What keeps its earlier content, longest first. */
  public List<HeldObject> held() {
    try (Session session = warehouse.session()) {
      return new HeldObjects(session).all();
    }
  }

  private Map<String, List<CheckResult>> recent() {
    Map<String, List<CheckResult>> recent = new HashMap<>();
    try (Session session = warehouse.session()) {
      session.each(
          """
          select %s from STAGING.QUALITY_RESULTS
          qualify row_number() over (
            partition by object_name, check_name order by checked_hour desc) <= %d
          order by checked_hour
          """
              .formatted(COLUMNS, RECENT),
          row -> {
            CheckResult result = result(row);
            recent
                .computeIfAbsent(key(result.object(), result.check()), k -> new ArrayList<>())
                .add(result);
          });
    }
    return recent;
  }

  private static CheckState with(CheckState check, @Nullable List<CheckResult> recent) {
    return recent == null
        ? check
        : new CheckState(
            check.object(),
            check.check(),
            check.severity(),
            check.rule(),
            recent.getLast(),
            recent);
  }

  private static String key(String object, String check) {
    return object + " " + check;
  }

  private static CheckResult result(Row row) {
    return new CheckResult(
        row.text(1),
        row.text(2),
        Severity.valueOf(row.text(3).toUpperCase(Locale.ROOT)),
        Scope.valueOf(row.text(4).toUpperCase(Locale.ROOT)),
        row.number(5),
        row.number(6),
        row.textOrNull(7),
        HeldObjects.instant(row, 8),
        HeldObjects.instant(row, 9));
  }
}
