package forewarn.prediction.training;

import forewarn.prediction.registry.Decision;
import forewarn.prediction.registry.Decision.Kind;
import forewarn.prediction.registry.ModelCard;
import forewarn.prediction.registry.ModelCard.Stage;
import forewarn.prediction.registry.ModelId;
import forewarn.prediction.registry.ModelRegistry;
import forewarn.prediction.registry.Proposal;
import forewarn.prediction.registry.SameHours;
import forewarn.warehouse.Progress;
import forewarn.warehouse.query.HourlyHistory;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Trains the next version without anybody asking, and proposes it: a candidate that is at least as
 * good as the model in use, on the same hours, predicts in its shadow from then on. Promoting it is
 * for a person.
 */
public final class Retraining {
  private final ModelRegistry registry;

  public Retraining(ModelRegistry registry) {
    this.registry = registry;
  }

  /**
   * Trains, compares and proposes.
   *
   * @param why it is done now
   * @throws TrainingException when there is no model in use, or no training possible
   */
  public Proposal propose(
      HourlyHistory history, TrainingSettings settings, String why, Progress progress) {
    ModelCard champion =
        inStage(Stage.CHAMPION)
            .orElseThrow(() ->
                new TrainingException("Cannot propose a model: there is none in use to beat"));
    ModelCard candidate = new OutageTraining(registry).train(history, settings, progress);
    SameHours hours = new FairComparison(registry).measure(champion, candidate, history, progress);
    boolean recommended = hours.candidateIsAtLeastAsGood();
    String text =
        recommended
            ? challenge(champion, candidate, hours)
            : "%s is not as good as %s, which stays in use: %s."
                .formatted(candidate.id(), champion.id(), hours.describe());
    Proposal proposal =
        new Proposal(Instant.now(), why, candidate.id(), champion.id(), hours, recommended, text);
    registry.propose(proposal);
    archiveFormer(candidate.id());
    return proposal;
  }

  private String challenge(ModelCard champion, ModelCard candidate, SameHours hours) {
    String better =
        "%s is at least as good as %s, which is in use: %s."
            .formatted(candidate.id(), champion.id(), hours.describe());
    Optional<ModelCard> challenger = inStage(Stage.CHALLENGER);
    if (challenger.map(ModelCard::id).filter(this::wasChosenByAPerson).isPresent()) {
      return better + " It is a candidate: " + challenger.get().id() + " stays in the shadow.";
    }
    registry.decide(Kind.CHALLENGE, candidate.id(), Decision.FOREWARN, better);
    return better + " It predicts in the shadow; promote it when its live figures agree.";
  }

  private boolean wasChosenByAPerson(ModelId challenger) {
    return registry.decisions().stream()
        .filter(decision -> decision.what() == Kind.CHALLENGE)
        .filter(decision -> decision.model().equals(challenger))
        .findFirst()
        .filter(decision -> !decision.who().equals(Decision.FOREWARN))
        .isPresent();
  }

  // Of its own proposals only the newest is kept at hand; what a person trained or used is theirs.
  private void archiveFormer(ModelId newest) {
    Set<ModelId> proposed =
        registry.proposals().stream().map(Proposal::candidate).collect(Collectors.toSet());
    Set<ModelId> used =
        registry.decisions().stream()
            .filter(decision -> decision.to() == Stage.CHAMPION)
            .map(Decision::model)
            .collect(Collectors.toSet());
    for (ModelCard card : registry.list()) {
      boolean superseded = proposed.contains(card.id()) && !used.contains(card.id());
      if (superseded && card.stage() == Stage.CANDIDATE && !card.id().equals(newest)) {
        registry.decide(
            Kind.ARCHIVE, card.id(), Decision.FOREWARN, newest + " was trained on newer hours");
      }
    }
  }

  private Optional<ModelCard> inStage(Stage stage) {
    return registry.list().stream().filter(card -> card.stage() == stage).findFirst();
  }
}
