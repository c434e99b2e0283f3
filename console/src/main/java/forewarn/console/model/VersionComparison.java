package forewarn.console.model;

import static forewarn.console.language.Words.composed;
import static forewarn.console.language.Words.t;

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
 * @param parts figures by part of the history
 * @param facts that differ: settings, data, libraries, features
 * @param sameTest whether both were measured on the same hours
 */
public record VersionComparison(
    ModelCard a, ModelCard b, List<Part> parts, List<Fact> facts, boolean sameTest) {

  /** The figures of both on a part of the history. */
  public record Part(String name, List<Figure> figures) {}

  /**
   * One figure of both.
   *
   * @param verdict whether b is better, in a word; empty when they are about the same
   */
  public record Figure(String name, String a, String b, String difference, String verdict) {}

  /** Something that is not the same; empty where one has no such thing. */
  public record Fact(String name, String a, String b) {}

  private enum Good {
    HIGH,
    LOW,
    NEITHER
  }

  /**
   * How a figure is shown.
   *
   * @param noticeable the least difference that is called better or worse
   */
  private record Shown(String label, Good good, int decimals, double noticeable) {}

  private static final Map<String, String> PARTS =
      Map.of(
          TrainingResult.TEST, "Test",
          TrainingResult.COLD_START, "Clusters never seen before",
          TrainingResult.VALIDATION, "Validation");

  private static final Map<String, Shown> SHOWN =
      Map.ofEntries(
          Map.entry("pr_auc", new Shown("PR-AUC", Good.HIGH, 4, 0.002)),
          Map.entry("roc_auc", new Shown("ROC-AUC", Good.HIGH, 4, 0.002)),
          Map.entry("precision", new Shown("Precision, hours", Good.HIGH, 4, 0.002)),
          Map.entry("recall", new Shown("Recall, hours", Good.HIGH, 4, 0.002)),
          Map.entry("f1", new Shown("F1", Good.HIGH, 4, 0.002)),
          Map.entry("f2", new Shown("F2", Good.HIGH, 4, 0.002)),
          Map.entry("brier", new Shown("Brier", Good.LOW, 6, 0.0001)),
          Map.entry("onset_precision", new Shown("Precision, alerts", Good.HIGH, 4, 0.002)),
          Map.entry("onset_recall", new Shown("Recall, outages", Good.HIGH, 4, 0.002)),
          Map.entry("lead_hours", new Shown("Lead, hours", Good.HIGH, 2, 0.05)),
          Map.entry("alerts_per_day", new Shown("Alerts a day", Good.NEITHER, 1, 0)));

  private static final Map<String, String> NAMES = Map.of("positives", "hours before an outage");

  static VersionComparison of(ModelCard a, ModelCard b) {
    ModelComparison compared = ModelComparison.of(a, b);
    return new VersionComparison(
        a,
        b,
        Stream.of(TrainingResult.TEST, TrainingResult.COLD_START, TrainingResult.VALIDATION)
            .filter(compared.metrics()::containsKey)
            .map(part ->
                new Part(
                    PARTS.getOrDefault(part, part),
                    compared.metrics().getOrDefault(part, List.of()).stream()
                        .map(VersionComparison::figure)
                        .toList()))
            .toList(),
        facts(compared),
        compared.sameTestHours());
  }

  private static Figure figure(ModelComparison.Figure figure) {
    Shown shown = SHOWN.getOrDefault(figure.name(), new Shown(figure.name(), Good.NEITHER, 4, 0));
    double difference = figure.difference();
    String written = Format.number(Math.abs(difference), shown.decimals());
    boolean same = Double.isNaN(difference) || written.equals(Format.number(0, shown.decimals()));
    String sign = same ? "" : difference > 0 ? "+" : "−";
    return new Figure(
        t(shown.label()),
        Format.number(figure.a(), shown.decimals()),
        Format.number(figure.b(), shown.decimals()),
        Double.isNaN(difference) ? Format.NONE : sign + written,
        same || shown.good() == Good.NEITHER || Math.abs(difference) < shown.noticeable()
            ? ""
            : difference > 0 == (shown.good() == Good.HIGH) ? "better" : "worse");
  }

  private static List<Fact> facts(ModelComparison compared) {
    return Stream.of(
            facts("{0}", compared.settings()),
            facts("data: {0}", compared.data()),
            facts("version: {0}", compared.versions()),
            facts("feature: {0}", compared.features()))
        .flatMap(facts -> facts)
        .toList();
  }

  private static Stream<Fact> facts(String words, List<ModelComparison.Setting> settings) {
    return settings.stream()
        .filter(ModelComparison.Setting::differs)
        .map(setting ->
            new Fact(
                t(words, t(NAMES.getOrDefault(setting.name(), setting.name().replace('_', ' ')))),
                composed(setting.a()),
                composed(setting.b())));
  }
}
