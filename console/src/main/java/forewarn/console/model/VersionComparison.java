package forewarn.console.model;

import forewarn.console.layout.Format;
import forewarn.prediction.registry.ModelCard;
import forewarn.prediction.registry.ModelComparison;
import forewarn.prediction.training.TrainingResult;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Two versions side by side, as the page shows them.
 *
 * @param figures of the test part
 * @param facts that differ: settings, data, libraries, features
 * @param sameTest whether both were measured on the same hours
 */
public record VersionComparison(
    ModelCard a, ModelCard b, List<Figure> figures, List<Fact> facts, boolean sameTest) {

  /**
   * One figure of both.
   *
   * @param verdict whether b is better, in a word; empty when they are the same or one is unknown
   */
  public record Figure(String name, String a, String b, String difference, String verdict) {}

  /** Something that is not the same; empty where one has no such thing. */
  public record Fact(String name, String a, String b) {}

  private enum Good {
    HIGH,
    LOW,
    NEITHER
  }

  private record Shown(String label, Good good, int decimals) {}

  private static final Map<String, Shown> SHOWN =
      Map.ofEntries(
          Map.entry("pr_auc", new Shown("PR-AUC", Good.HIGH, 4)),
          Map.entry("roc_auc", new Shown("ROC-AUC", Good.HIGH, 4)),
          Map.entry("precision", new Shown("Precision, hours", Good.HIGH, 4)),
          Map.entry("recall", new Shown("Recall, hours", Good.HIGH, 4)),
          Map.entry("f1", new Shown("F1", Good.HIGH, 4)),
          Map.entry("f2", new Shown("F2", Good.HIGH, 4)),
          Map.entry("brier", new Shown("Brier", Good.LOW, 6)),
          Map.entry("onset_precision", new Shown("Precision, alerts", Good.HIGH, 4)),
          Map.entry("onset_recall", new Shown("Recall, outages", Good.HIGH, 4)),
          Map.entry("lead_hours", new Shown("Lead, hours", Good.HIGH, 2)),
          Map.entry("alerts_per_day", new Shown("Alerts a day", Good.NEITHER, 1)));

  private static final Map<String, String> NAMES = Map.of("positives", "hours before an outage");

  static VersionComparison of(ModelCard a, ModelCard b) {
    ModelComparison compared = ModelComparison.of(a, b);
    return new VersionComparison(
        a,
        b,
        compared.metrics().getOrDefault(TrainingResult.TEST, List.of()).stream()
            .map(VersionComparison::figure)
            .toList(),
        facts(compared),
        compared.sameTestHours());
  }

  private static Figure figure(ModelComparison.Figure figure) {
    Shown shown = SHOWN.getOrDefault(figure.name(), new Shown(figure.name(), Good.NEITHER, 4));
    double difference = figure.difference();
    String written = Format.number(Math.abs(difference), shown.decimals());
    boolean same = Double.isNaN(difference) || written.equals(Format.number(0, shown.decimals()));
    String sign = same ? "" : difference > 0 ? "+" : "−";
    return new Figure(
        shown.label(),
        Format.number(figure.a(), shown.decimals()),
        Format.number(figure.b(), shown.decimals()),
        Double.isNaN(difference) ? Format.NONE : sign + written,
        same || shown.good() == Good.NEITHER
            ? ""
            : difference > 0 == (shown.good() == Good.HIGH) ? "better" : "worse");
  }

  private static List<Fact> facts(ModelComparison compared) {
    return Stream.of(
            facts("", compared.settings()),
            facts("data: ", compared.data()),
            facts("version: ", compared.versions()),
            facts("feature: ", compared.features()))
        .flatMap(facts -> facts)
        .toList();
  }

  private static Stream<Fact> facts(String prefix, List<ModelComparison.Setting> settings) {
    return settings.stream()
        .filter(ModelComparison.Setting::differs)
        .map(setting ->
            new Fact(
                prefix + NAMES.getOrDefault(setting.name(), setting.name().replace('_', ' ')),
                setting.a(),
                setting.b()));
  }
}
