package forewarn.warehouse.check;

import forewarn.warehouse.catalogue.CheckDefinition;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.catalogue.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rules of an object that keep rows out of it, as SQL: those of its definition, and two that
 * hold for every one, that values can be read and that the key is there.
 */
public final class Rules {
  static final String VALUES_READABLE = "values_readable";
  static final String KEY_REPORTED = "key_reported";

  private record Rule(String name, String condition, String message) {}

  private final List<Rule> rules = new ArrayList<>();

  public Rules(Definition definition) {
    rules.add(new Rule(VALUES_READABLE, "unreadable is not null", "'cannot read ' || unreadable"));
    for (String column : definition.key()) {
      rules.add(new Rule(KEY_REPORTED, column + " is null", "'" + column + " is missing'"));
    }
    for (CheckDefinition check : definition.checks()) {
      if (check.severity() == Severity.REJECT) {
        rules.add(new Rule(check.name(), check.sql(), MessageTemplate.toSql(check.message())));
      }
    }
  }

  /** Every rule's name once, in order. */
  List<String> names() {
    return rules.stream().map(Rule::name).distinct().toList();
  }

  /** The name of the first rule a row breaks, or null. */
  public String firstBroken() {
    return rules.stream()
        .map(rule -> "when (%s) then '%s'".formatted(rule.condition(), rule.name()))
        .collect(Collectors.joining(" ", "case ", " end"));
  }

  /** The names of all rules a row breaks, as a list. */
  public String allBroken() {
    return "list_distinct(list_filter([%s], lambda name: name is not null))"
        .formatted(
            rules.stream()
                .map(
                    rule -> "case when (%s) then '%s' end".formatted(rule.condition(), rule.name()))
                .collect(Collectors.joining(", ")));
  }

  /** What is wrong with a row, all of it. */
  public String messages() {
    return "concat_ws('; ', %s)".formatted(messageOfEach());
  }

  /** The same as a list, a message for each broken rule. */
  public String messageList() {
    return "list_filter([%s], lambda message: message is not null)".formatted(messageOfEach());
  }

  private String messageOfEach() {
    return rules.stream()
        .map(rule -> "case when (%s) then %s end".formatted(rule.condition(), rule.message()))
        .collect(Collectors.joining(", "));
  }
}
