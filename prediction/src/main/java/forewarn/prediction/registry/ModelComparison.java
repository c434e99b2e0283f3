package forewarn.prediction.registry;

import forewarn.prediction.metric.Metrics;
import forewarn.prediction.registry.ModelCard.DataSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Two models side by side, from their cards.
 *
 * @param a the one
 * @param b the other
 * @param sameTestHours whether both were tested on the same hours; else their test figures differ
 *     by the hours as well
 * @param metrics figures by part of the history that both have
 * @param settings of the training, and what follows from them: threshold, trees
 * @param data what each was made from
 * @param versions of libraries and program
 * @param features names of the inputs, and which of the two has them
 */
public record ModelComparison(
    ModelId a,
    ModelId b,
    boolean sameTestHours,
    Map<String, List<Figure>> metrics,
    List<Setting> settings,
    List<Setting> data,
    List<Setting> versions,
    List<Setting> features) {

  /**
   * One figure of both.
   *
   * @param difference of b to a: positive when b's is higher
   */
  public record Figure(String name, double a, double b, double difference) {}

  /**
   * One value of both, as text; empty where there is none.
   *
   * @param differs whether they are not the same
   */
  public record Setting(String name, String a, String b, boolean differs) {}

  /** Compares. */
  public static ModelComparison of(ModelCard a, ModelCard b) {
    return new ModelComparison(
        a.id(),
        b.id(),
        a.data().testFrom().equals(b.data().testFrom()) && a.data().to().equals(b.data().to()),
        metrics(a, b),
        settings(making(a), making(b)),
        settings(data(a.data()), data(b.data())),
        settings(a.versions(), b.versions()),
        settings(gains(a), gains(b)));
  }

  private static Map<String, List<Figure>> metrics(ModelCard a, ModelCard b) {
    Map<String, List<Figure>> metrics = new LinkedHashMap<>();
    a.metrics()
        .forEach((part, ofA) -> {
          Metrics ofB = b.metrics().get(part);
          if (ofB != null) {
            metrics.put(part, figures(ofA, ofB));
          }
        });
    return metrics;
  }

  private static List<Figure> figures(Metrics a, Metrics b) {
    return List.of(
        figure("pr_auc", a.prAuc(), b.prAuc()),
        figure("roc_auc", a.rocAuc(), b.rocAuc()),
        figure("precision", a.precision(), b.precision()),
        figure("recall", a.recall(), b.recall()),
        figure("f1", a.f1(), b.f1()),
        figure("f2", a.f2(), b.f2()),
        figure("brier", a.brier(), b.brier()),
        figure("onset_precision", a.onset().precision(), b.onset().precision()),
        figure("onset_recall", a.onset().recall(), b.onset().recall()),
        figure("lead_hours", a.onset().leadHours(), b.onset().leadHours()),
        figure("alerts_per_day", a.onset().alertsPerDay(), b.onset().alertsPerDay()));
  }

  private static Figure figure(String name, double a, double b) {
    return new Figure(name, a, b, b - a);
  }

  private static Map<String, ?> making(ModelCard card) {
    Map<String, Object> making = new LinkedHashMap<>();
    making.put("algorithm", card.algorithm());
    making.putAll(card.settings());
    making.put("trees", card.trees());
    making.put("threshold", card.threshold());
    making.put("threshold_policy", card.thresholdPolicy());
    making.put("calibration", card.calibration().getClass().getSimpleName());
    return making;
  }

  private static Map<String, ?> data(DataSnapshot data) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("rows", data.rows());
    values.put("positives", data.positives());
    values.put("clusters", data.clusters());
    values.put("from", data.from());
    values.put("to", data.to());
    values.put("validation_from", data.validationFrom());
    values.put("test_from", data.testFrom());
    values.put("fingerprint", data.fingerprint());
    return values;
  }

  private static Map<String, ?> gains(ModelCard card) {
    Map<String, Object> gains = new LinkedHashMap<>();
    card.features()
        .forEach(name ->
            gains.put(
                name, "%.4f of the gain".formatted(card.importances().getOrDefault(name, 0.0))));
    return gains;
  }

  private static List<Setting> settings(Map<String, ?> a, Map<String, ?> b) {
    List<String> names = new ArrayList<>(a.keySet());
    new TreeSet<>(b.keySet()).stream().filter(name -> !a.containsKey(name)).forEach(names::add);
    return names.stream()
        .map(name -> {
          String ofA = text(a, name);
          String ofB = text(b, name);
          return new Setting(name, ofA, ofB, !ofA.equals(ofB));
        })
        .toList();
  }

  private static String text(Map<String, ?> values, String name) {
    return values.containsKey(name) ? String.valueOf(values.get(name)) : "";
  }
}
