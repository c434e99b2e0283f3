package forewarn.warehouse.check;

import forewarn.warehouse.catalogue.CheckDefinition;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.catalogue.Severity;
import forewarn.warehouse.database.DatabaseException;
import forewarn.warehouse.database.Row;
import forewarn.warehouse.database.Session;
import java.util.ArrayList;
import java.util.List;

/** Runs checks over rows of an object, all of them in one scan. */
final class RowChecks {
  private final Session session;

  RowChecks(Session session) {
    this.session = session;
  }

  static List<CheckDefinition> of(Definition definition, Severity severity) {
    return definition.checks().stream().filter(check -> check.severity() == severity).toList();
  }

  /**
   * Counts the rows that break each check.
   *
   * @param rows a table, a view or a select in parentheses
   */
  List<Finding> run(List<CheckDefinition> checks, String rows) {
    List<Finding> findings = new ArrayList<>();
    if (!checks.isEmpty()) {
      session.each(
          select(checks, rows),
          row -> {
            for (int i = 0; i < checks.size(); i++) {
              findings.add(finding(checks.get(i), row, 2 + 2 * i));
            }
          });
    }
    return findings;
  }

  /** The same; what fails to run is a finding too, so that one bad check cannot end a refresh. */
  List<Finding> tryAll(List<CheckDefinition> checks, String rows) {
    try {
      return run(checks, rows);
    } catch (DatabaseException e) {
      return checks.size() == 1
          ? List.of(Finding.unknown(checks.getFirst().name(), checks.getFirst().severity(), e))
          : checks.stream().flatMap(check -> tryAll(List.of(check), rows).stream()).toList();
    }
  }

  // A condition may hold a sub-query, which a FILTER clause may not: hence the inner select.
  private static String select(List<CheckDefinition> checks, String rows) {
    StringBuilder conditions = new StringBuilder("select true as present");
    StringBuilder counts = new StringBuilder("select count(*)");
    for (int i = 0; i < checks.size(); i++) {
      CheckDefinition check = checks.get(i);
      conditions.append(", (%s) as broken_%d".formatted(check.sql(), i));
      conditions.append(
          ", case when (%s) then %s end as message_%d"
              .formatted(check.sql(), MessageTemplate.toSql(check.message()), i));
      counts.append(", count(*) filter (where broken_%1$d), min(message_%1$d)".formatted(i));
    }
    return "%s from (%s from %s as checked)".formatted(counts, conditions, rows);
  }

  private static Finding finding(CheckDefinition check, Row row, int at) {
    return new Finding(
        check.name(), check.severity(), row.number(1), row.number(at), row.textOrNull(at + 1));
  }
}
