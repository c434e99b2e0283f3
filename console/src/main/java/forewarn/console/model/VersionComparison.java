package forewarn.console.model;

import forewarn.console.layout.Format;
import forewarn.prediction.metric.Metrics;
import forewarn.prediction.registry.ModelCard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * Two versions side by side.
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

  static VersionComparison of(ModelCard a, ModelCard b) {
    return new VersionComparison(a, b, figures(a, b), facts(a, b), sameTest(a, b));
  }

  private static boolean sameTest(ModelCard a, ModelCard b) {
    return a.data().testFrom().equals(b.data().testFrom()) && a.data().to().equals(b.data().to());
  }

  private static List<Figure> figures(ModelCard a, ModelCard b) {
    List<Figure> figures = new ArrayList<>();
    figures.add(figure("PR-AUC", a, b, Good.HIGH, 4, Metrics::prAuc));
    figures.add(figure("ROC-AUC", a, b, Good.HIGH, 4, Metrics::rocAuc));
    figures.add(figure("Precision, hours", a, b, Good.HIGH, 4, Metrics::precision));
    figures.add(figure("Recall, hours", a, b, Good.HIGH, 4, Metrics::recall));
    figures.add(figure("Precision, alerts", a, b, Good.HIGH, 4, m -> m.onset().precision()));
    figures.add(figure("Recall, outages", a, b, Good.HIGH, 4, m -> m.onset().recall()));
    figures.add(figure("Lead, hours", a, b, Good.HIGH, 2, m -> m.onset().leadHours()));
    figures.add(figure("Alerts a day", a, b, Good.NEITHER, 1, m -> m.onset().alertsPerDay()));
    figures.add(figure("F1", a, b, Good.HIGH, 4, Metrics::f1));
    figures.add(figure("F2", a, b, Good.HIGH, 4, Metrics::f2));
    figures.add(figure("Brier", a, b, Good.LOW, 6, Metrics::brier));
    return figures;
  }

  private static Figure figure(
      String name,
      ModelCard a,
      ModelCard b,
      Good good,
      int decimals,
      ToDoubleFunction<Metrics> figure) {
    double ofA = of(a, figure);
    double ofB = of(b, figure);
    double difference = ofB - ofA;
    String written = Format.number(Math.abs(difference), decimals);
    boolean same = Double.isNaN(difference) || written.equals(Format.number(0, decimals));
    String sign = same ? "" : difference > 0 ? "+" : "−";
    return new Figure(
        name,
        Format.number(ofA, decimals),
        Format.number(ofB, decimals),
        Double.isNaN(difference) ? Format.NONE : sign + written,
        same || good == Good.NEITHER
            ? ""
            : difference > 0 == (good == Good.HIGH) ? "better" : "worse");
  }

  private static double of(ModelCard card, ToDoubleFunction<Metrics> figure) {
    Metrics test = card.metrics().get("test");
    return test == null ? Double.NaN : figure.applyAsDouble(test);
  }

  private static List<Fact> facts(ModelCard a, ModelCard b) {
    Map<String, String> ofA = facts(a);
    Map<String, String> ofB = facts(b);
    Set<String> names = new TreeSet<>(ofA.keySet());
    names.addAll(ofB.keySet());
    return names.stream()
        .map(name -> new Fact(name, ofA.getOrDefault(name, ""), ofB.getOrDefault(name, "")))
        .filter(fact -> !Objects.equals(fact.a(), fact.b()))
        .toList();
  }

  private static Map<String, String> facts(ModelCard card) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("algorithm", card.algorithm());
    facts.put("calibration", card.calibration().getClass().getSimpleName());
    facts.put("data: clusters", Format.count(card.data().clusters()));
    facts.put("data: from", Format.hour(card.data().from()));
    facts.put("data: to", Format.hour(card.data().to()));
    facts.put("data: rows", Format.count(card.data().rows()));
    facts.put("data: hours before an outage", Format.count(card.data().positives()));
    facts.put("data: test from", Format.hour(card.data().testFrom()));
    facts.put("features", String.join(", ", card.features()));
    facts.put("threshold", Format.number(card.threshold(), 4));
    facts.put("trees", Format.count(card.trees()));
    card.settings().forEach((name, value) -> facts.put("setting: " + name, String.valueOf(value)));
    card.versions().forEach((name, value) -> facts.put("version: " + name, value));
    return facts;
  }
}
