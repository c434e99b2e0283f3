package forewarn.assistant.analyst;

import forewarn.assistant.analyst.query.SemanticQuery;
import forewarn.warehouse.query.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the analyst says to a question.
 *
 * @param text a sentence with the figure, or what is not clear, or that there is nothing
 * @param interpretation how the question was understood; empty when it was not
 * @param sql the statement the figures come from; empty when none was run
 * @param table its columns and rows; empty when no statement was run
 * @param chart null when a table or the sentence says it better
 * @param choices what could be meant, for {@link Outcome#ASKS}
 * @param query what a next question may edit; null when nothing was understood
 */
public record AnalystAnswer(
    Outcome outcome,
    String text,
    String interpretation,
    String sql,
    Verification verification,
    Table table,
    @Nullable Chart chart,
    List<String> choices,
    @Nullable SemanticQuery query) {

  private static final Table NONE = new Table(List.of(), List.of(), false);

  public AnalystAnswer {
    choices = List.copyOf(choices);
  }

  /** What came of a question. */
  public enum Outcome {
    /** There are figures. */
    ANSWERED,
    /** It was understood, and the data has nothing for it. */
    NO_DATA,
    /** It was not understood for certain; the asker is to choose. */
    ASKS
  }

  /** Whether a person has found the statement right for this very question. */
  public enum Verification {
    VERIFIED,
    COMPUTED
  }

  static AnalystAnswer asks(String text, List<String> choices, @Nullable SemanticQuery previous) {
    return new AnalystAnswer(
        Outcome.ASKS, text, "", "", Verification.COMPUTED, NONE, null, choices, previous);
  }
}
