package forewarn.warehouse.check;

import forewarn.warehouse.catalogue.CheckDefinition;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.catalogue.Expectations;
import forewarn.warehouse.catalogue.Kind;
import forewarn.warehouse.catalogue.Severity;
import java.util.ArrayList;
import java.util.List;

/** All checks that an object has: those of its definition, and those that the program adds. */
final class KnownChecks {
  private KnownChecks() {}

  static List<CheckState> of(Definition definition) {
    List<CheckState> checks = new ArrayList<>();
    boolean silver = definition.isSilver();
    if (silver) {
      add(checks, definition, Rules.VALUES_READABLE, Severity.REJECT, "A value cannot be read");
      add(
          checks,
          definition,
          Rules.KEY_REPORTED,
          Severity.REJECT,
          "One of " + String.join(", ", definition.key()) + " is missing");
    }
    if (definition.kind() != Kind.WRITTEN) {
      for (CheckDefinition check : definition.checks()) {
        add(checks, definition, check.name(), check.severity(), check.sql());
      }
    }
    if (silver) {
      add(
          checks,
          definition,
          Reconciliation.NOTHING_LOST,
          Severity.WARN,
          "A row that arrived is neither kept, nor rejected, nor replaced by a later one of its key");
    }
    Expectations expected = definition.expectations();
    if (expected.freshness() != null) {
      add(
          checks,
          definition,
          Timeliness.FRESHNESS,
          Severity.WARN,
          "The newest %s is older than %s"
              .formatted(
                  expected.freshness().column(),
                  Timeliness.inWords(expected.freshness().within())));
    }
    if (expected.volume() != null) {
      add(
          checks,
          definition,
          Timeliness.VOLUME,
          Severity.WARN,
          "The newest complete %s has less than %s of the rows of the seven before it in the median"
              .formatted(
                  expected.volume().period(), Timeliness.percent(expected.volume().share())));
    }
    return checks;
  }

  private static void add(
      List<CheckState> checks,
      Definition definition,
      String check,
      Severity severity,
      String rule) {
    checks.add(new CheckState(definition.fullName(), check, severity, rule, null, List.of()));
  }
}
