package forewarn.prediction.evaluation;

import forewarn.prediction.registry.Rival;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The comparison of a training as a table of text: one line for each algorithm and setting that was
 * fitted, the model first and marked with an asterisk.
 */
public final class ComparisonTable {
  private static final String HEAD =
      "  %-20s %4s  %9s %9s  %9s %9s %9s  %6s"
          .formatted("", "", "validated", "test", "test", "test", "test", "fit");
  private static final String HEAD_UNITS =
      "  %-20s %4s  %9s %9s  %9s %9s %9s  %6s  %s"
          .formatted(
              "algorithm",
              "rows",
              "PR-AUC",
              "PR-AUC",
              "precision",
              "recall",
              "Brier",
              "s",
              "settings");

  // Less is within what a few hours of validation decide.
  private static final double NOTICEABLE = 0.001;

  private ComparisonTable() {}

  /** Several lines; empty when nothing was compared. */
  public static String of(List<Rival> comparison) {
    if (comparison.isEmpty()) {
      return "";
    }
    String lines = comparison.stream().map(ComparisonTable::line).collect(Collectors.joining("\n"));
    return HEAD + "\n" + HEAD_UNITS + "\n" + lines + warning(comparison);
  }

  private static String line(Rival rival) {
    return String.format(
        Locale.ROOT,
        "%s %-20s %4s  %9.5f %9.5f  %9.4f %9.4f %9.6f  %6.1f  %s",
        rival.chosen() ? "*" : " ",
        shortName(rival.algorithm()),
        shareOfRows(rival.settings()),
        rival.validation().prAuc(),
        rival.test().prAuc(),
        rival.test().precision(),
        rival.test().recall(),
        rival.test().brier(),
        rival.fitSeconds(),
        settings(rival.settings()));
  }

  private static String shortName(String algorithm) {
    int comma = algorithm.indexOf(',');
    return comma < 0 ? algorithm : algorithm.substring(0, comma);
  }

  private static String shareOfRows(Map<String, Object> settings) {
    return settings.get("share_of_rows") instanceof Number share && share.doubleValue() < 1
        ? "1/" + Math.round(1 / share.doubleValue())
        : "all";
  }

  private static String settings(Map<String, Object> settings) {
    return settings.entrySet().stream()
        .filter(entry -> !entry.getKey().equals("share_of_rows"))
        .map(entry -> entry.getKey() + " " + written(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String written(Object value) {
    return value instanceof Double number
        ? String.format(Locale.ROOT, "%.3g", number)
        : String.valueOf(value);
  }

  // Its own message, because nobody should have to find it in the figures.
  private static String warning(List<Rival> comparison) {
    double model = comparison.getFirst().validation().prAuc();
    return comparison.stream()
        .filter(rival -> rival.settings().get("share_of_rows") == null)
        .filter(rival -> rival.validation().prAuc() > model + NOTICEABLE)
        .findFirst()
        .map(floor ->
            "\n  Take care: on validation %s does better than the model; look for too little history"
                    .formatted(floor.algorithm().toLowerCase(Locale.ROOT))
                + " or too few outages before it is used")
        .orElse("");
  }
}
