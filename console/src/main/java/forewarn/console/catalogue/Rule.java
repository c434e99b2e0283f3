package forewarn.console.catalogue;

import static forewarn.console.language.Words.t;

import forewarn.console.catalogue.Checked.Result;
import forewarn.console.layout.Format;
import forewarn.warehouse.catalogue.CheckDefinition;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.catalogue.Expectations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule of an object, and how it went.
 *
 * @param consequence what follows when a row breaks it
 * @param condition what must not be
 * @param rejected rows it has refused that are still refused
 * @param results of the last hours in which it ran, oldest first
 */
public record Rule(
    String name, String consequence, String condition, long rejected, List<Result> results) {

  static List<Rule> of(
      Definition definition, Map<String, Long> rejected, Map<String, List<Result>> results) {
    Map<String, Rule> rules = new LinkedHashMap<>();
    for (CheckDefinition check : definition.checks()) {
      rules.put(
          check.name(),
          new Rule(
              check.name(),
              Shown.severity(check.severity()),
              check.sql(),
              rejected.getOrDefault(check.name(), 0L),
              results.getOrDefault(check.name(), List.of())));
    }
    expected(definition.expectations())
        .forEach((name, words) ->
            rules.put(
                name,
                new Rule(name, t("warning"), words, 0, results.getOrDefault(name, List.of()))));
    results.forEach((name, found) ->
        rules.computeIfAbsent(
            name, n -> new Rule(n, "", t("by the program"), rejected.getOrDefault(n, 0L), found)));
    rejected.forEach((name, rows) ->
        rules.computeIfAbsent(
            name, n -> new Rule(n, t("row is rejected"), t("by the program"), rows, List.of())));
    return new ArrayList<>(rules.values());
  }

  private static Map<String, String> expected(Expectations expectations) {
    Map<String, String> expected = new LinkedHashMap<>();
    Expectations.Freshness freshness = expectations.freshness();
    if (freshness != null) {
      expected.put(
          "freshness",
          t("newest {0} older than {1}", freshness.column(), Shown.span(freshness.within())));
    }
    Expectations.Volume volume = expectations.volume();
    if (volume != null) {
      expected.put(
          "volume",
          t(
              "fewer than {0} of the rows a {1} usually has",
              Format.share(volume.share(), 1, 0), t(String.valueOf(volume.period()))));
    }
    return expected;
  }

  /** The newest result, or null when it has not run. */
  public @Nullable Result latest() {
    return results.isEmpty() ? null : results.getLast();
  }

  /** What the newest result says, in a word for style and icon. */
  public String outcome() {
    Result latest = latest();
    if (latest == null || (latest.rowsChecked() == 0 && !latest.failed())) {
      return "unknown";
    }
    return latest.failed() ? "failing" : "passed";
  }
}
