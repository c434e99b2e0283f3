package forewarn.console.model;

import static forewarn.console.language.Words.t;

import forewarn.prediction.registry.Decision;
import forewarn.prediction.registry.Decision.Kind;
import forewarn.prediction.registry.ModelCard;
import forewarn.prediction.registry.ModelCard.Stage;
import java.util.ArrayList;
import java.util.List;

/** What the caller may decide about a model at its stage; empty for those who may not decide. */
public final class Choices {
  private Choices() {}

  /**
   * One decision that is offered.
   *
   * @param title of the button
   * @param effect what will happen
   */
  public record Choice(Kind what, String title, String effect) {}

  static List<Choice> of(ModelCard card, List<Decision> decisions, boolean mayDecide) {
    if (!mayDecide) {
      return List.of();
    }
    return switch (card.stage()) {
      case CHAMPION -> hasPredecessor(card, decisions) ? List.of(rollBack()) : List.of();
      case CHALLENGER -> List.of(promote(card), endChallenge());
      case CANDIDATE -> candidate(card);
      case ARCHIVED ->
          List.of(
              new Choice(
                  Kind.RESTORE,
                  t("Restore"),
                  t("It becomes a candidate again and can be promoted.")));
    };
  }

  private static List<Choice> candidate(ModelCard card) {
    List<Choice> choices = new ArrayList<>();
    choices.add(promote(card));
    choices.add(
        new Choice(
            Kind.CHALLENGE,
            t("Let it challenge"),
            t(
                "It predicts in the shadow of the model in use, on the same records. Nobody is alerted by it, and its live figures stand beside the champion's.")));
    choices.add(
        new Choice(
            Kind.ARCHIVE, t("Archive"), t("It is put away. Its files stay, it can be restored.")));
    return choices;
  }

  private static Choice promote(ModelCard card) {
    return new Choice(
        Kind.PROMOTE,
        t("Promote"),
        t(
            "Version {0} scores every record from the next one on, without a restart. The model in use becomes a candidate; rolling back puts it in use again.",
            card.version()));
  }

  private static Choice rollBack() {
    return new Choice(
        Kind.ROLL_BACK,
        t("Roll back"),
        t("The champion before this one scores every record from the next one on."));
  }

  private static Choice endChallenge() {
    return new Choice(
        Kind.END_CHALLENGE,
        t("End the challenge"),
        t("It no longer predicts and is a candidate again."));
  }

  private static boolean hasPredecessor(ModelCard card, List<Decision> decisions) {
    return decisions.stream()
        .anyMatch(decision ->
            decision.to() == Stage.CHAMPION && !decision.model().version().equals(card.version()));
  }
}
