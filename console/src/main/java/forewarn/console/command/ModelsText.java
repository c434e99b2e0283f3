package forewarn.console.command;

import forewarn.prediction.metric.Metrics;
import forewarn.prediction.registry.CardJson;
import forewarn.prediction.registry.Decision;
import forewarn.prediction.registry.ModelCard;
import forewarn.prediction.registry.ModelComparison;
import forewarn.prediction.registry.ModelComparison.Figure;
import forewarn.prediction.registry.ModelComparison.Setting;
import forewarn.prediction.registry.ModelId;
import forewarn.prediction.registry.ModelRegistry;
import forewarn.prediction.registry.Proposal;
import forewarn.prediction.registry.UnusableModel;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Models as lines for a terminal, or as JSON. */
final class ModelsText {
  private static final String TEST = "test";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private ModelsText() {}

  static String json(Object value) {
    return JSON.writeValueAsString(value);
  }

  static String cardJson(ModelCard card) {
    return CardJson.write(card);
  }

  static String listJson(ModelRegistry registry) {
    return json(Map.of("models", registry.list(), "unusable", registry.unusable()));
  }

  static String list(ModelRegistry registry) {
    List<ModelCard> cards = registry.list();
    List<UnusableModel> unusable = registry.unusable();
    if (cards.isEmpty() && unusable.isEmpty()) {
      return "There is no model yet: './forewarn train' makes one.";
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "%-14s %-10s %-20s %-20s %8s %9s %7s"
            .formatted("MODEL", "STAGE", "TRAINED", "DATA UNTIL", "PR-AUC", "PRECISION", "RECALL"));
    cards.forEach(card -> lines.add(line(card)));
    unusable.forEach(
        one -> lines.add("%-14s %-10s %s".formatted(one.model().path(), "unusable", one.why())));
    return String.join("\n", lines);
  }

  private static String line(ModelCard card) {
    Metrics test = card.metrics().get(TEST);
    String figures =
        test == null
            ? "not tested"
            : "%8.4f %9.3f %7.3f".formatted(test.prAuc(), test.precision(), test.recall());
    return "%-14s %-10s %-20s %-20s %s"
        .formatted(
            card.id().path(), stage(card), second(card.createdAt()), card.data().to(), figures);
  }

  static String show(ModelCard card, ModelRegistry registry) {
    List<String> lines = new ArrayList<>();
    lines.add("%s, %s".formatted(card.id(), stage(card)));
    lines.add("trained    %s, %s".formatted(second(card.createdAt()), card.algorithm()));
    lines.add(
        "data       %,d rows of %,d clusters, %,d with an outage in the next hour, %s to %s"
            .formatted(
                card.data().rows(),
                card.data().clusters(),
                card.data().positives(),
                card.data().from(),
                card.data().to()));
    lines.add("settings   %s, %d trees used".formatted(card.settings(), card.trees()));
    lines.add("threshold  %.4f, %s".formatted(card.threshold(), card.thresholdPolicy()));
    lines.add("features   %s".formatted(String.join(", ", card.features())));
    card.metrics().forEach((part, figures) -> lines.add(metrics(part, figures)));
    lines.add("versions   %s".formatted(card.versions()));
    lines.add("sha256     %s".formatted(card.sha256()));
    registry.decisions().stream()
        .filter(decision -> decision.model().equals(card.id()))
        .forEach(decision -> lines.add(line(decision)));
    return String.join("\n", lines);
  }

  private static String metrics(String part, Metrics figures) {
    return "%-10s PR-AUC %.4f, precision %.3f, recall %.3f, F1 %.3f, Brier %.5f on %,d rows"
        .formatted(
            part,
            figures.prAuc(),
            figures.precision(),
            figures.recall(),
            figures.f1(),
            figures.brier(),
            figures.rows());
  }

  static String compare(ModelComparison comparison) {
    List<String> lines = new ArrayList<>();
    lines.add(row("", comparison.a().path(), comparison.b().path(), "difference"));
    comparison
        .metrics()
        .forEach((part, figures) -> {
          lines.add(part);
          figures.forEach(figure -> lines.add(line(figure)));
        });
    if (!comparison.sameTestHours()) {
      lines.add("Each was tested on hours of its own: part of a difference is theirs.");
    }
    section("settings", comparison.settings(), lines);
    section("data", comparison.data(), lines);
    section("versions", comparison.versions(), lines);
    section("features", comparison.features(), lines);
    return String.join("\n", lines);
  }

  private static String line(Figure figure) {
    return row(
        "  " + figure.name(),
        "%.5f".formatted(figure.a()),
        "%.5f".formatted(figure.b()),
        "%+.5f".formatted(figure.difference()));
  }

  private static void section(String title, List<Setting> settings, List<String> lines) {
    lines.add(title);
    settings.forEach(setting ->
        lines.add(
            row("  " + setting.name(), setting.a(), setting.b(), setting.differs() ? "*" : "")));
  }

  private static String row(String name, String a, String b, String difference) {
    return "%-20s %-24s %-24s %s".formatted(name, a, b, difference).stripTrailing();
  }

  static String historyJson(ModelRegistry registry) {
    return json(Map.of("decisions", registry.decisions(), "proposals", registry.proposals()));
  }

  static String history(ModelRegistry registry) {
    List<String> lines = new ArrayList<>();
    registry.decisions().forEach(decision -> lines.add(line(decision)));
    for (Proposal proposal : registry.proposals()) {
      lines.add(
          "%s  proposal (%s): %s"
              .formatted(second(proposal.at()), proposal.why(), proposal.text()));
    }
    return lines.isEmpty() ? "Nothing was decided yet." : String.join("\n", lines);
  }

  private static String line(Decision decision) {
    ModelId replaced = decision.replaced();
    return "%s  %s: %s -> %s%s, by %s: %s"
        .formatted(
            second(decision.at()),
            decision.model().path(),
            word(decision.from()),
            word(decision.to()),
            replaced == null ? "" : " in place of " + replaced.path(),
            decision.who(),
            decision.why());
  }

  private static String stage(ModelCard card) {
    return word(card.stage());
  }

  private static String word(ModelCard.Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT);
  }

  private static Instant second(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }
}
