package forewarn.console.model;

import static forewarn.console.language.Words.t;

import forewarn.prediction.feature.OutageFeature;
import forewarn.prediction.feature.OutageFeatures;
import forewarn.prediction.metric.Curves;
import forewarn.prediction.metric.Metrics;
import forewarn.prediction.metric.Tradeoff;
import forewarn.prediction.registry.Decision;
import forewarn.prediction.registry.ModelCard;
import forewarn.prediction.registry.ModelCard.Stage;
import forewarn.prediction.registry.ModelRegistry;
import forewarn.prediction.registry.Proposal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A version of a model as its page shows it.
 *
 * @param words its figures on the test part, in sentences
 * @param test figures on the test part; null on a card without
 * @param coldStart the same in a network it has never seen; null on a card without
 * @param importances weightiest first
 * @param inUse place of the threshold in use among the trade-offs; -1 without any
 * @param versions all that can be read, newest first
 * @param decisions newest first, of all versions of this name
 * @param proposal what the newest retraining came to; null when there was none, or somebody has
 *     decided about its candidate since
 */
public record ModelPage(
    ModelCard card,
    List<String> words,
    @Nullable Metrics test,
    @Nullable Metrics coldStart,
    Curves curves,
    List<Importance> importances,
    int inUse,
    List<ModelCard> versions,
    List<Decision> decisions,
    @Nullable Proposal proposal) {
  private static final Curves NO_CURVES = new Curves(List.of(), List.of(), List.of());

  /** A feature's share in the gain of all splits; {@code share} of the largest is its bar. */
  public record Importance(String feature, String meaning, double share, double ofLargest) {}

  static ModelPage of(ModelCard card, ModelRegistry registry) {
    List<ModelCard> versions = registry.list();
    List<Decision> decisions = registry.decisions();
    // Cards of other releases may lack any of these.
    Curves curves = Objects.requireNonNullElse(card.curves(), NO_CURVES);
    Metrics test = card.metrics().get("test");
    return new ModelPage(
        card,
        test == null ? List.of() : Words.of(test, curves),
        test,
        card.metrics().get("cold_start"),
        curves,
        importances(card.importances()),
        nearest(curves.tradeoffs(), card.threshold()),
        versions,
        decisions.stream().filter(one -> one.model().name().equals(card.name())).toList(),
        registry.proposals().stream()
            .findFirst()
            .filter(proposal -> isOpen(proposal, versions))
            .orElse(null));
  }

  private static boolean isOpen(Proposal proposal, List<ModelCard> versions) {
    return versions.stream()
        .filter(
            version -> version.stage() == Stage.CANDIDATE || version.stage() == Stage.CHALLENGER)
        .anyMatch(version ->
            version.name().equals(proposal.candidate().name())
                && version.version().equals(proposal.candidate().version()));
  }

  private static List<Importance> importances(Map<String, Double> gains) {
    double largest = gains.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
    return gains.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .map(gain ->
            new Importance(
                gain.getKey(),
                t(meaning(gain.getKey())),
                gain.getValue(),
                largest > 0 ? gain.getValue() / largest : 0))
        .toList();
  }

  private static String meaning(String feature) {
    return OutageFeatures.ALL.stream()
        .filter(known -> known.name().equals(feature))
        .map(OutageFeature::meaning)
        .findFirst()
        .orElse("Not a feature of this release.");
  }

  private static int nearest(List<Tradeoff> tradeoffs, double threshold) {
    return java.util.stream.IntStream.range(0, tradeoffs.size())
        .boxed()
        .min(
            Comparator.comparingDouble(
                (Integer i) -> Math.abs(tradeoffs.get(i).threshold() - threshold)))
        .orElse(-1);
  }

  /** Whether others of its stage or another can be compared with it. */
  public boolean hasRivals() {
    return versions.size() > 1;
  }
}
