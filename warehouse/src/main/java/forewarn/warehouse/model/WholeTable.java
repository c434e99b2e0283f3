package forewarn.warehouse.model;

import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.model.Refresh.Scope;

/** A table that is made as a whole whenever a source has changed. */
final class WholeTable {
  private final Session session;
  private final Definition definition;
  private final Freshness freshness;

  WholeTable(Session session, Definition definition, Freshness freshness) {
    this.session = session;
    this.definition = definition;
    this.freshness = freshness;
  }

  /** Returns the number of rows made. */
  long make(Scope scope) {
    if (scope == Scope.WHAT_IS_NEW && !freshness.sourcesChanged()) {
      return 0;
    }
    String columns = String.join(", ", definition.columnNames());
    long[] rows = new long[1];
    session.transaction(() -> {
      session.update("delete from " + definition.fullName());
      rows[0] =
          session.update(
              "insert into %s (%s) select %s from (%s)"
                  .formatted(definition.fullName(), columns, columns, definition.select()));
      freshness.record(0, true);
    });
    return rows[0];
  }
}
