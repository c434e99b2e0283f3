package forewarn.prediction.explanation;

import forewarn.prediction.scoring.Contribution;
import forewarn.prediction.scoring.ScoredRecord;
import java.util.List;

/**
 * Why a record got its probability: in a few sentences, and feature by feature. Immutable.
 *
 * @param summary what speaks for an outage and what against one, in one or two sentences
 * @param contributions of every feature, the weightiest first
 * @param notes on input that was missing or out of the ordinary, and how it was treated
 */
public record Explanation(String summary, List<Contribution> contributions, List<String> notes) {
  public Explanation {
    contributions = List.copyOf(contributions);
    notes = List.copyOf(notes);
  }

  /** Of a prediction with all its contributions, in English. */
  public static Explanation of(ScoredRecord scored) {
    return of(scored, Wording.ENGLISH);
  }

  /** Of a prediction with all its contributions, in the words of a language. */
  public static Explanation of(ScoredRecord scored, Wording wording) {
    return new Explanation(
        Narrative.of(scored, wording), scored.explanation(), InputNotes.of(scored, wording));
  }
}
