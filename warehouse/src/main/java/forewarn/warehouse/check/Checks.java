package forewarn.warehouse.check;

import forewarn.warehouse.Warehouse;
import forewarn.warehouse.catalogue.CheckDefinition;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.catalogue.Severity;
import forewarn.warehouse.database.DatabaseException;
import forewarn.warehouse.database.Session;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the checks of objects as they are refreshed, and keeps the results. A check that holds an
 * object back is part of the transaction that makes it; all others come after, and can neither fail
 * nor undo it. For the one thread that holds {@link Warehouse#batchWork()}.
 */
public final class Checks {
  private static final Logger log = LoggerFactory.getLogger(Checks.class);

  private final Warehouse warehouse;
  private final InstantSource wallClock;
  private final ResultLog results;

  public Checks(Warehouse warehouse) {
    this(warehouse, InstantSource.system());
  }

  /**
   * @param wallClock results are kept by its hours
   */
  public Checks(Warehouse warehouse, InstantSource wallClock) {
    this.warehouse = warehouse;
    this.wallClock = wallClock;
    this.results = new ResultLog(warehouse, wallClock);
  }

  /**
   * Makes a stored gold object in one transaction, unless one of its checks of severity hold finds
   * rows: then it keeps what it had, and is not tried again before {@code madeFrom} changes.
   *
   * @param madeFrom names the versions of all that the object is made from
   * @param work makes the object and remembers that it did
   * @return whether it was made
   */
  public boolean make(Session session, Definition definition, String madeFrom, Runnable work) {
    String object = definition.fullName();
    HeldObjects held = new HeldObjects(session);
    if (held.wasTriedWith(object, madeFrom)) {
      return false;
    }
    List<CheckDefinition> gates = RowChecks.of(definition, Severity.HOLD);
    try {
      session.transaction(() -> {
        work.run();
        List<Finding> findings = new RowChecks(session).run(gates, object);
        if (findings.stream().anyMatch(Finding::failed)) {
          throw new HeldBackException(object, findings);
        }
        held.release(object);
        results.whole(session, object, null, findings);
      });
      return true;
    } catch (HeldBackException e) {
      Finding reason = e.findings().stream().filter(Finding::failed).findFirst().orElseThrow();
      log.warn(
          "{} keeps its earlier content: {} rows break {}: {}",
          object,
          reason.rowsFailed(),
          reason.check(),
          reason.message());
      session.transaction(() -> {
        held.hold(object, reason, madeFrom, wallClock.instant());
        results.whole(session, object, null, e.findings());
      });
      return false;
    }
  }

  /** Lets what is held back be tried again although nothing has changed. */
  public void tryHeldAgain(Session session) {
    new HeldObjects(session).tryAgain();
  }

  /** Counts, for each rule of a silver table, the arrivals that broke it, and those lost. */
  public void arrived(Session session, Arrivals arrivals) {
    String driver = arrivals.driver().fullName();
    long received =
        session.number("select count(*) from %s where %s".formatted(driver, arrivals.condition()));
    if (received == 0) {
      return;
    }
    List<Finding> findings = new ArrayList<>(refused(session, arrivals, received));
    findings.addAll(
        new RowChecks(session)
            .tryAll(
                RowChecks.of(arrivals.silver(), Severity.WARN),
                arrivals.rowsIn(arrivals.silver().fullName())));
    findings.add(reconcile(session, arrivals, received));
    results.arrived(session, arrivals, findings);
  }

  private static List<Finding> refused(Session session, Arrivals arrivals, long received) {
    Map<String, Finding> found = new HashMap<>();
    session.each(
        """
        select rule, count(*), min(message)
        from (
          select unnest(rules) as rule, message from STAGING.REJECTED
          where table_name = ? and %s
        )
        group by rule
        """
            .formatted(arrivals.condition()),
        row ->
            found.put(
                row.text(1),
                new Finding(
                    row.text(1), Severity.REJECT, received, row.number(2), row.textOrNull(3))),
        arrivals.silver().name());
    return new Rules(arrivals.silver())
        .names().stream()
            .map(name ->
                found.getOrDefault(name, new Finding(name, Severity.REJECT, received, 0, null)))
            .toList();
  }

  private static Finding reconcile(Session session, Arrivals arrivals, long received) {
    try {
      return new Reconciliation(session).run(arrivals, received);
    } catch (DatabaseException e) {
      return Finding.unknown(Reconciliation.NOTHING_LOST, Severity.WARN, e);
    }
  }

  /**
   * Runs the warnings of views and gold whose sources have changed, and looks at freshness and
   * volume; each only as often as its cost allows.
   */
  public void afterRefresh(Session session) {
    DueChecks due = DueChecks.read(session, warehouse.catalogue(), wallClock.instant());
    for (Definition definition : warehouse.catalogue().definitions()) {
      try {
        examine(session, definition, due);
      } catch (DatabaseException e) {
        log.error("Cannot record the checks of {}", definition.fullName(), e);
      }
    }
    if (due.isFirstOfTheHour()) {
      results.forgetOld(session);
    }
  }

  private void examine(Session session, Definition definition, DueChecks due) {
    String object = definition.fullName();
    List<CheckDefinition> warnings =
        definition.isSilver() ? List.of() : RowChecks.of(definition, Severity.WARN);
    if (!warnings.isEmpty() && due.hasChanged(definition)) {
      results.whole(
          session,
          object,
          due.madeFrom(definition),
          new RowChecks(session).tryAll(warnings, object));
    }
    if (due.isTimelinessDue(definition)) {
      Timeliness timeliness = new Timeliness(session, warehouse.dataTime());
      results.whole(session, object, null, timeliness.examine(definition));
    }
  }
}
