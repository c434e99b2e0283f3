package forewarn.prediction.evaluation;

import java.util.Locale;
import java.util.Map;

/** The report for people to read. */
final class ReportText {
  private static final String LINE = "  %-30s %9s %8s  %8s %9s %8s  %9s %8s  %6s%n";

  private final StringBuilder text = new StringBuilder();

  private ReportText() {}

  static String write(EvaluationReport report) {
    ReportText writing = new ReportText();
    writing.summary(report);
    writing.figures(report);
    writing.calibration(report);
    return writing.text.toString().stripTrailing();
  }

  private void summary(EvaluationReport report) {
    line("%,d rows, %,d with an outage in the next hour", report.rows(), report.positives());
    line(
        "%s on %d features, threshold %.3f chosen on validation",
        report.algorithm(), report.features().size(), report.threshold());
    line("features in %.1f s, fit in %.1f s%n", report.featureSeconds(), report.trainSeconds());
    line("Tested on the last 20 %% of the time");
    line(
        "  by hour     PR-AUC %.4f, ROC-AUC %.4f, precision %.4f, recall %.4f, F1 %.4f, F2 %.4f",
        report.prAuc(),
        report.rocAuc(),
        report.precision(),
        report.recall(),
        report.f1(),
        report.f2());
    line(
        "              true/false negatives %,d / %,d, false/true positives %,d / %,d",
        report.confusion().tn(),
        report.confusion().fn(),
        report.confusion().fp(),
        report.confusion().tp());
    line(
        "  by outage   %,d incidents, %.4f of them predicted in the hour before, %.4f in one of the three hours before",
        report.incidents().count(), report.onset().recall(), report.incidents().warnedRecall());
    line(
        "  by alert    %.1f alerts a day, %.4f of them followed by an outage within the hour, %.2f h ahead on average%n",
        report.incidents().alertsPerDay(),
        report.onset().precision(),
        report.incidents().leadHours());
  }

  private void figures(EvaluationReport report) {
    text.append(
        LINE.formatted(
            "", "rows", "positive", "PR-AUC", "precision", "recall", "Brier", "alerts/d", "lead"));
    row("cold start, first 14 days", report.coldStart());
    report
        .segments()
        .forEach((dimension, values) -> {
          for (Map.Entry<String, Figures> value : values.entrySet()) {
            row(dimension + " " + value.getKey(), value.getValue());
          }
        });
    for (EvaluationReport.Compared compared : report.comparison()) {
      if (!compared.chosen()) {
        row("instead: " + shortened(compared), compared.test());
      }
    }
  }

  private static String shortened(EvaluationReport.Compared compared) {
    Object depth = compared.settings().get("depth");
    Object rate = compared.settings().get("learning_rate");
    return rate == null
        ? compared.algorithm()
        : "depth %s, %s, %s".formatted(depth, rate, compared.settings().get("least_weight"));
  }

  private void row(String name, Figures figures) {
    text.append(
        LINE.formatted(
            name,
            number("%,d", figures.rows()),
            number("%,d", figures.positives()),
            figures.prAuc() == null ? "-" : number("%.4f", figures.prAuc()),
            number("%.4f", figures.precision()),
            number("%.4f", figures.recall()),
            number("%.6f", figures.brier()),
            number("%.1f", figures.alertsPerDay()),
            number("%.2f", figures.leadHours())));
  }

  private void calibration(EvaluationReport report) {
    line(
        "%nProbabilities: Brier score %.6f, expected calibration error %.6f",
        report.brier(), report.calibration().expectedError());
    report
        .calibration()
        .reliability()
        .forEach(bin ->
            line(
                "  said %.3f, came true %.3f (%,d hours)",
                bin.probability(), bin.share(), bin.rows()));
    line(
        "Class imbalance: outage and elevated hours are all learnt from, quiet ones sampled with their weight raised in turn; no weight favours outages, so that probabilities stay true.");
  }

  private static String number(String format, Object value) {
    return String.format(Locale.ROOT, format, value);
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }
}
