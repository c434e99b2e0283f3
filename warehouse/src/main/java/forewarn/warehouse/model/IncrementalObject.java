package forewarn.warehouse.model;

import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.check.Arrivals;
import forewarn.warehouse.check.Checks;
import forewarn.warehouse.check.Rules;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.model.Refresh.Scope;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A silver table: what arrived since the last time is checked, and of each key the latest arrival
 * that breaks no rule is kept. The rows of a load that clash with no other are inserted straight
 * from the select; only clashing keys, found first, are sorted by arrival. So a first load of
 * millions and an increment of a few hundred rows take the same path.
 */
final class IncrementalObject {
  private static final String REFUSED = "refresh_refused";
  private static final String CLASHING = "refresh_clashing";
  private static final String LATEST = "refresh_latest";

  private final Session session;
  private final Definition definition;
  private final Freshness freshness;
  private final Checks checks;
  private final Rules rules;
  private final String table;
  private final String columns;
  private final String key;

  IncrementalObject(Session session, Definition definition, Freshness freshness, Checks checks) {
    this.session = session;
    this.checks = checks;
    this.definition = definition;
    this.freshness = freshness;
    this.rules = new Rules(definition);
    this.table = definition.fullName();
    this.columns = String.join(", ", definition.columnNames());
    this.key = String.join(", ", definition.key());
  }

  void make(Scope scope) {
    boolean anew = scope == Scope.EVERYTHING || freshness.sourcesChanged();
    long from = anew ? 0 : freshness.loadDone();
    long upTo = freshness.newestLoad();
    if (!anew && upTo <= from) {
      return;
    }
    session.transaction(() -> {
      long removed = anew ? clear() : 0;
      long added = upTo > from ? add(arrivals(from, upTo)) : 0;
      if (anew) {
        freshness.madeAnew(upTo, removed + added);
      } else {
        freshness.added(upTo, added);
      }
    });
    session.update("drop table if exists " + REFUSED);
    session.update("drop table if exists " + CLASHING);
    session.update("drop table if exists " + LATEST);
    checks.arrived(session, new Arrivals(definition, freshness.driver(), from, upTo));
  }

  private long clear() {
    session.update("delete from STAGING.REJECTED where table_name = ?", definition.name());
    return session.update("delete from " + table);
  }

  private String arrivals(long from, long upTo) {
    return "(select * from (%s) where load_number > %d and load_number <= %d)"
        .formatted(definition.select(), from, upTo);
  }

  private long add(String arrivals) {
    String good = refuse(arrivals) == 0 ? arrivals : withoutRefused(arrivals);
    long clashing = findClashing(good);
    if (clashing == 0) {
      return insert(good);
    }
    keepLatest(good);
    session.update(
        "delete from %s using %s where %s".formatted(table, CLASHING, sameKey(table, CLASHING)));
    return insert("(select * from %s anti join %s using (%s))".formatted(good, CLASHING, key))
        + insert(LATEST);
  }

  private long insert(String rows) {
    return session.update(
        "insert into %s (%s) select %s from %s".formatted(table, columns, columns, rows));
  }

  private long refuse(String arrivals) {
    session.update("drop table if exists " + REFUSED);
    session.update(
        "create temp table %s as select load_number, row_number, %s as rule, %s as rules, %s as message from %s where rule is not null"
            .formatted(
                REFUSED, rules.firstBroken(), rules.allBroken(), rules.messages(), arrivals));
    long refused = session.number("select count(*) from " + REFUSED);
    if (refused > 0) {
      session.update(
          """
          insert into STAGING.REJECTED
            (table_name, rule, message, raw_row, load_number, row_number, rejected_at, rules)
          select '%s', rule, message, to_json(received), received.load_number, received.row_number,
            (now() at time zone 'UTC'), rules
          from %s as received join %s using (load_number, row_number)
          """
              .formatted(definition.name(), freshness.driver().fullName(), REFUSED));
    }
    return refused;
  }

  private static String withoutRefused(String arrivals) {
    return "(select * from %s anti join %s using (load_number, row_number))"
        .formatted(arrivals, REFUSED);
  }

  private long findClashing(String good) {
    session.update("drop table if exists " + CLASHING);
    session.update(
        """
        create temp table %1$s as
        select %2$s from %3$s group by all having count(*) > 1
        union
        select %2$s from %3$s semi join %4$s using (%2$s)
        """
            .formatted(CLASHING, key, good, table));
    return session.number("select count(*) from " + CLASHING);
  }

  private void keepLatest(String good) {
    String order = "partition by %s order by load_number desc, row_number desc".formatted(key);
    session.update("drop table if exists " + LATEST);
    session.update(
        """
        create temp table %1$s as
        with candidates as (
          select %2$s from %3$s semi join %4$s using (%5$s)
          union all
          select %2$s from %6$s semi join %4$s using (%5$s)
        )
        select %7$s from candidates qualify row_number() over (%8$s) = 1
        """
            .formatted(LATEST, columns, good, CLASHING, key, table, latestColumns(order), order));
  }

  private String latestColumns(String order) {
    List<String> kept = definition.keepWhenMissing();
    return definition.columnNames().stream()
        .map(column ->
            kept.contains(column)
                ? "first_value(%1$s ignore nulls) over (%2$s rows between unbounded preceding and unbounded following) as %1$s"
                    .formatted(column, order)
                : column)
        .collect(Collectors.joining(", "));
  }

  private String sameKey(String left, String right) {
    return definition.key().stream()
        .map(column -> "%s.%s = %s.%s".formatted(left, column, right, column))
        .collect(Collectors.joining(" and "));
  }
}
