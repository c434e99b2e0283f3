package forewarn.prediction.registry;

import forewarn.prediction.registry.ModelCard.Stage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody decided about a model. The stage of every model follows from all decisions.
 *
 * @param at wall clock time
 * @param who decided: a user's name, or {@code forewarn}
 * @param why in their words
 * @param model that was decided about; of a roll back the one that is in use again
 * @param from its stage before
 * @param to its stage since
 * @param replaced which model gave way to it, if one did
 */
public record Decision(
    Instant at,
    String who,
    String why,
    Kind what,
    ModelId model,
    Stage from,
    Stage to,
    @Nullable ModelId replaced) {

  /** In place of a user's name, where the program itself decides. */
  public static final String FOREWARN = "forewarn";

  /** What can be decided. */
  public enum Kind {
    /** Use it. */
    PROMOTE(Stage.CHAMPION),
    /** Use again what was used before. */
    ROLL_BACK(Stage.CHAMPION),
    /** Let it predict in the shadow, beside the one in use. */
    CHALLENGE(Stage.CHALLENGER),
    /** No longer. */
    END_CHALLENGE(Stage.CANDIDATE),
    /** Put it away; its files stay. */
    ARCHIVE(Stage.ARCHIVED),
    /** Make it a candidate again. */
    RESTORE(Stage.CANDIDATE);

    private final Stage result;

    Kind(Stage result) {
      this.result = result;
    }

    Stage result() {
      return result;
    }

    /** As in "Cannot promote model". */
    String verb() {
      return switch (this) {
        case PROMOTE -> "promote";
        case ROLL_BACK -> "roll back to";
        case CHALLENGE -> "challenge with";
        case END_CHALLENGE -> "end the challenge of";
        case ARCHIVE -> "archive";
        case RESTORE -> "restore";
      };
    }

    /** Why a model of a stage cannot have this done to it; null when it can. */
    @Nullable String obstacle(Stage now) {
      return switch (now) {
        case CHAMPION -> obstacleOfChampion();
        case CHALLENGER -> obstacleOfChallenger();
        case CANDIDATE ->
            this == RESTORE || this == END_CHALLENGE ? "it is a candidate already" : null;
        case ARCHIVED ->
            switch (this) {
              case RESTORE -> null;
              case ARCHIVE -> "it is archived already";
              case PROMOTE, ROLL_BACK, CHALLENGE, END_CHALLENGE ->
                  "it is archived: restore it first";
            };
      };
    }

    private @Nullable String obstacleOfChampion() {
      return switch (this) {
        case ARCHIVE -> "it is in use: promote another first";
        case PROMOTE, ROLL_BACK, CHALLENGE -> "it is in use already";
        case END_CHALLENGE, RESTORE -> "it is in use";
      };
    }

    private @Nullable String obstacleOfChallenger() {
      return switch (this) {
        case PROMOTE, ROLL_BACK, END_CHALLENGE -> null;
        case CHALLENGE -> "it is the challenger already";
        case ARCHIVE -> "it is the challenger: end the challenge first";
        case RESTORE -> "it is the challenger";
      };
    }

    /** Whether the model has to be loaded afterwards. */
    boolean puts() {
      return result == Stage.CHAMPION || result == Stage.CHALLENGER;
    }
  }
}
