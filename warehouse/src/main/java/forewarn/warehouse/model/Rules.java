package forewarn.warehouse.model;

import forewarn.warehouse.catalogue.CheckDefinition;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.catalogue.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rules that keep rows out of an object, as SQL: those of its definition, and two that hold for
 * every one, that values can be read and that the key is there.
 */
final class Rules {
  private static final Pattern COLUMN = Pattern.compile("\\{([a-z0-9_]+)}");

  private record Rule(String name, String condition, String message) {}

  private final List<Rule> rules = new ArrayList<>();

  Rules(Definition definition) {
    rules.add(
        new Rule("values_readable", "unreadable is not null", "'cannot read ' || unreadable"));
    for (String column : definition.key()) {
      rules.add(new Rule("key_reported", column + " is null", "'" + column + " is missing'"));
    }
    for (CheckDefinition check : definition.checks()) {
      if (check.severity() == Severity.REJECT) {
        rules.add(new Rule(check.name(), check.sql(), messageOf(check.message())));
      }
    }
  }

  /** The name of the first rule a row breaks, or null. */
  String firstBroken() {
    return rules.stream()
        .map(rule -> "when (%s) then '%s'".formatted(rule.condition(), rule.name()))
        .collect(Collectors.joining(" ", "case ", " end"));
  }

  /** What is wrong with a row, all of it. */
  String messages() {
    return rules.stream()
        .map(rule -> "case when (%s) then %s end".formatted(rule.condition(), rule.message()))
        .collect(Collectors.joining(", ", "concat_ws('; ', ", ")"));
  }

  /** The text of a message as SQL: {@code {column}} becomes the column's value. */
  private static String messageOf(String template) {
    Matcher column = COLUMN.matcher(template.replace("'", "''"));
    return "'" + column.replaceAll("' || coalesce($1::varchar, 'null') || '") + "'";
  }
}
