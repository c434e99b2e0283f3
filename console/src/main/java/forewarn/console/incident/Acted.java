package forewarn.console.incident;

import static forewarn.console.language.Words.t;

import forewarn.console.layout.Format;
import forewarn.operations.incident.BulkActions.Outcome;
import java.util.List;

/**
 * What is said after an action.
 *
 * @param said in the reader's language
 * @param failed whether nothing was done
 * @param undo ids of those that can be unshelved again; empty when there is nothing to undo
 */
public record Acted(String said, boolean failed, List<String> undo) {
  private static final int NAMED = 5;

  static Acted refused(String why) {
    return new Acted(why, true, List.of());
  }

  static Acted of(Change change, Outcome outcome) {
    String which = names(outcome.done());
    String said =
        switch (change) {
          case Change.Acknowledge() -> t("{0} acknowledged.", which);
          case Change.Assign(String person) ->
              person == null
                  ? t("{0} assigned to nobody.", which)
                  : t("{0} assigned to {1}.", which, person);
          case Change.Comment comment -> t("Comment added to {0}.", which);
          case Change.Shelve shelve ->
              t("{0} shelved until {1}.", which, Format.hour(shelve.until()) + " " + Format.zone());
          case Change.Unshelve() -> t("{0} back in the queue.", which);
          case Change.Resolve resolve -> t("{0} resolved.", which);
          case Change.Merge merge -> t("{0} merged.", which);
          case Change.Split split -> t("{0} split.", which);
        };
    if (outcome.done().isEmpty()) {
      said = t("Nothing was changed.");
    }
    if (!outcome.left().isEmpty()) {
      said += " " + t("{0} ended meanwhile and stay as they are.", names(outcome.left()));
    }
    return new Acted(
        said,
        outcome.done().isEmpty(),
        change instanceof Change.Shelve ? outcome.done() : List.of());
  }

  private static String names(List<String> ids) {
    return ids.size() <= NAMED
        ? String.join(", ", ids)
        : t("{0} incidents", Format.count(ids.size()));
  }
}
