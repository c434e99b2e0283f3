package forewarn.warehouse.model;

import forewarn.warehouse.Progress;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.WarehouseException;
import forewarn.warehouse.WarehouseSettings;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.catalogue.Kind;
import forewarn.warehouse.check.Checks;
import forewarn.warehouse.database.Session;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Brings silver and gold up to date with bronze, object by object in the order of their
 * dependencies, each in one transaction. One call at a time; others wait.
 */
public final class Refresh {
  private final Warehouse warehouse;
  private final Checks checks;

  public Refresh(Warehouse warehouse) {
    this(warehouse, new Checks(warehouse));
  }

  /**
   * @param checks told of every object that is made
   */
  public Refresh(Warehouse warehouse, Checks checks) {
    this.warehouse = warehouse;
    this.checks = checks;
  }

  /**
   * Moves what is new or changed. Objects with a time between two refreshes are left out until it
   * has passed. Before that, rows of bronze that are older than they are to be kept are removed.
   */
  public void refresh(Progress progress) {
    holding(warehouse.batchWork(), this::removeOld);
    makeAll(progress, Scope.WHAT_IS_DUE, stored());
  }

  /**
   * Brings one object up to date now, with all that it is made from, however short ago it was made.
   *
   * @throws WarehouseException when there is no such object
   */
  public void refreshNow(String object) {
    Definition wanted =
        warehouse
            .catalogue()
            .find(object)
            .orElseThrow(
                () -> new WarehouseException("Cannot refresh " + object + ": no such object"));
    Set<Definition> needed = new HashSet<>();
    collect(wanted, needed);
    makeAll(
        Progress.none(), Scope.WHAT_IS_NEW, stored().stream().filter(needed::contains).toList());
  }

  /**
   * The objects that the next refresh makes whole, as they are empty: never made, or defined with
   * other columns by the release before. None without anything to make them from.
   */
  public List<Definition> missing() {
    try (Session session = warehouse.session()) {
      if (session.number("select count(*) from RAW.LOADS") == 0) {
        return List.of();
      }
      Set<String> made =
          Set.copyOf(session.list("select object_name from STAGING.REFRESHED", row -> row.text(1)));
      return stored().stream()
          .filter(definition -> !definition.isContinuous())
          .filter(definition -> !made.contains(definition.fullName()))
          .toList();
    }
  }

  private void collect(Definition definition, Set<Definition> needed) {
    if (needed.add(definition)) {
      warehouse.catalogue().upstream(definition).forEach(source -> collect(source, needed));
    }
  }

  /** Makes silver and gold anew from bronze; the result is the same as by refreshing. */
  public void rebuild(Progress progress) {
    makeAll(progress, Scope.EVERYTHING, stored());
  }

  /**
   * Copies newly streamed records from RAW.KAFKA_RAW_ML_FEATURES into RAW.RAW_ML_FEATURES, typed,
   * and drops those that were copied longer ago than {@link WarehouseSettings#streamRetention}.
   *
   * @return number of records copied
   */
  public long archive() {
    return holding(
        warehouse.batchWork(),
        () -> {
          long copied = new StreamArchive(warehouse).copyNew();
          dropOld();
          return copied;
        });
  }

  private long removeOld() {
    try (Session session = warehouse.session()) {
      return holding(
          warehouse.predictions(), () -> new TableRetention(warehouse, session).removeOld());
    }
  }

  private void dropOld() {
    try (Session session = warehouse.session()) {
      new StreamRetention(session, warehouse.settings().streamRetention()).drop();
    }
  }

  /** How much of an object is made. */
  enum Scope {
    WHAT_IS_DUE,
    WHAT_IS_NEW,
    EVERYTHING
  }

  private List<Definition> stored() {
    return warehouse.catalogue().definitions().stream().filter(Definition::isStored).toList();
  }

  private void makeAll(Progress progress, Scope scope, List<Definition> made) {
    holding(
        warehouse.batchWork(),
        () -> {
          long done = 0;
          if (scope == Scope.EVERYTHING) {
            check(checks::tryHeldAgain);
          }
          for (Definition definition : made) {
            progress.update(definition.fullName(), done++, made.size());
            observed(definition, () -> make(definition, scope));
          }
          check(checks::afterRefresh);
          progress.update("silver and gold", done, made.size());
          return done;
        });
  }

  private void observed(Definition definition, Runnable work) {
    Instant began = Instant.now();
    try {
      work.run();
    } catch (RuntimeException e) {
      warehouse.refreshListener().failed(definition, began, e);
      throw e;
    }
    warehouse.refreshListener().ended(definition, began);
  }

  private void check(Consumer<Session> work) {
    try (Session session = warehouse.session()) {
      work.accept(session);
    }
  }

  private void make(Definition definition, Scope scope) {
    try (Session session = warehouse.session()) {
      Freshness freshness =
          new Freshness(session, warehouse.catalogue(), definition, warehouse.dataTime());
      if (scope == Scope.WHAT_IS_DUE && !freshness.isDue()) {
        return;
      }
      try {
        make(session, definition, freshness, scope);
      } finally {
        // Also when what follows the transaction fails.
        if (freshness.hasChanged()) {
          freshness
              .changedDays()
              .ifPresentOrElse(
                  days -> warehouse.changes().add(definition, days),
                  () -> warehouse.changes().add(definition));
        }
      }
    }
  }

  private void make(Session session, Definition definition, Freshness freshness, Scope scope) {
    if (definition.kind() == Kind.TABLE) {
      makeWhole(new WholeTable(session, definition, freshness, checks), definition, scope);
    } else if (definition.recomputeBy().isEmpty()) {
      new IncrementalObject(session, definition, freshness, checks).make(scope);
    } else {
      new RecomputedTable(session, definition, freshness, checks).make(scope);
    }
  }

  private void makeWhole(WholeTable table, Definition definition, Scope scope) {
    if (!definition.isContinuous()) {
      table.make(scope);
    } else if (scope == Scope.EVERYTHING) {
      holding(warehouse.predictions(), () -> table.make(scope));
    }
  }

  private interface Work {
    long run();
  }

  private static long holding(ReentrantLock lock, Work work) {
    lock.lock();
    try {
      return work.run();
    } finally {
      lock.unlock();
    }
  }
}
