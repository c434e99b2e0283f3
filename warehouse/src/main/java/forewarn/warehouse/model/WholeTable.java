package forewarn.warehouse.model;

import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.check.Checks;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.model.Refresh.Scope;

/** A table that is made as a whole whenever a source has changed. */
final class WholeTable {
  private final Session session;
  private final Definition definition;
  private final Freshness freshness;
  private final Checks checks;

  WholeTable(Session session, Definition definition, Freshness freshness, Checks checks) {
    this.session = session;
    this.checks = checks;
    this.definition = definition;
    this.freshness = freshness;
  }

  /** Returns the number of rows made; 0 when a check holds them back. */
  long make(Scope scope) {
    if (scope != Scope.EVERYTHING && !freshness.sourcesChanged()) {
      return 0;
    }
    String columns = String.join(", ", definition.columnNames());
    long[] rows = new long[1];
    boolean made =
        checks.make(
            session,
            definition,
            freshness.attempt(),
            () -> {
              long removed = session.update("delete from " + definition.fullName());
              rows[0] =
                  session.update(
                      "insert into %s (%s) select %s from (%s)"
                          .formatted(definition.fullName(), columns, columns, definition.select()));
              freshness.madeAnew(0, removed + rows[0]);
            });
    return made ? rows[0] : 0;
  }
}
