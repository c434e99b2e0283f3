package forewarn.warehouse.model;

import forewarn.warehouse.catalogue.ColumnDefinition;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.check.Checks;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.model.Refresh.Scope;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A gold table that follows one or more silver ones, its drivers, group by group: the groups that
 * new loads have touched are removed and made again from all of their rows. The columns that make a
 * group belong to the drivers' keys or follow from them, so that a corrected row stays in its
 * group. The select must give the same rows of a group whatever other groups there are.
 */
final class RecomputedTable {
  private static final String GROUPS = "refresh_groups";

  private final Session session;
  private final Definition definition;
  private final Freshness freshness;
  private final Checks checks;
  private final String table;
  private final String columns;
  private final List<String> group;

  RecomputedTable(Session session, Definition definition, Freshness freshness, Checks checks) {
    this.session = session;
    this.checks = checks;
    this.definition = definition;
    this.freshness = freshness;
    this.table = definition.fullName();
    this.columns = String.join(", ", definition.columnNames());
    this.group = definition.recomputeBy();
  }

  void make(Scope scope) {
    boolean anew = scope == Scope.EVERYTHING || freshness.sourcesChanged();
    long upTo = freshness.newestLoad();
    if (anew) {
      checks.make(
          session,
          definition,
          freshness.attempt(),
          () -> {
            long removed = session.update("delete from " + table);
            freshness.madeAnew(upTo, removed + insert("(" + definition.select() + ")"));
          });
    } else if (upTo > freshness.loadDone()) {
      checks.make(
          session,
          definition,
          freshness.attempt(),
          () -> freshness.added(upTo, findGroups(upTo) == 0 ? 0 : recompute()));
      session.update("drop table if exists " + GROUPS);
    }
  }

  private long findGroups(long upTo) {
    String touched =
        freshness.drivers().stream()
            .map(driver ->
                "select %s from %s where load_number > %d and load_number <= %d"
                    .formatted(
                        String.join(", ", group), driver.fullName(), freshness.loadDone(), upTo))
            .collect(Collectors.joining(" union "));
    session.update(
        "create or replace temp table %s as select distinct * from (%s)"
            .formatted(GROUPS, touched));
    return session.number("select count(*) from " + GROUPS);
  }

  private long recompute() {
    if (group.equals(List.of("date"))) {
      freshness.changedOnly(days());
    }
    String near = bounds();
    String names = String.join(", ", group);
    long removed =
        session.update(
            "delete from %s where %s and (%s) in (select (%s) from %s)"
                .formatted(table, near, names, names, GROUPS));
    return removed
        + insert(
            "(select * from (select * from (%s) where %s) semi join %s using (%s))"
                .formatted(definition.select(), near, GROUPS, names));
  }

  private Set<LocalDate> days() {
    Set<LocalDate> days = new HashSet<>();
    session.each(
        "select date from " + GROUPS,
        row -> {
          if (row.value(1) instanceof LocalDate day) {
            days.add(day);
          }
        });
    return days;
  }

  private long insert(String rows) {
    return session.update(
        "insert into %s (%s) select %s from %s".formatted(table, columns, columns, rows));
  }

  /**
   * What rows near the groups fulfil, with literals: DuckDB carries such a condition through the
   * select down to the scan and leaves out the rest of the table, which it does not for a join.
   */
  private String bounds() {
    return group.stream()
        .filter(column -> isBounded(definition.column(column)))
        .map(this::between)
        .collect(Collectors.collectingAndThen(Collectors.toList(), RecomputedTable::all));
  }

  private static String all(List<String> conditions) {
    return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
  }

  // The text of a time or a number cannot be taken for SQL; that of a VARCHAR stays a value.
  private static boolean isBounded(Optional<ColumnDefinition> column) {
    return column
        .map(ColumnDefinition::type)
        .filter(List.of("TIMESTAMP", "DATE", "BIGINT", "INTEGER")::contains)
        .isPresent();
  }

  private String between(String column) {
    String type = definition.column(column).orElseThrow().type();
    return session
        .list(
            "select min(%1$s)::varchar, max(%1$s)::varchar from %2$s".formatted(column, GROUPS),
            row ->
                "%s between '%s'::%s and '%s'::%s"
                    .formatted(column, row.text(1), type, row.text(2), type))
        .getFirst();
  }
}
