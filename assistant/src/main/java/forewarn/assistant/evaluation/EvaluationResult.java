package forewarn.assistant.evaluation;

/**
 * What came of one question.
 *
 * @param says what the analyst said
 * @param sql what it ran; empty when it ran nothing
 * @param planMillis from the question to the statement, without running it
 * @param stockSums how many figures of the statement add a stock up over time
 */
public record EvaluationResult(
    EvaluationCase question,
    Verdict verdict,
    String says,
    String sql,
    double planMillis,
    int stockSums) {

  /** Whether it is right. */
  public enum Verdict {
    RIGHT,
    /** A figure that is not the right one: the worst that can happen. */
    WRONG_FIGURE,
    /** It asked back, or said there is nothing, where it should have answered. */
    NOT_ANSWERED,
    /** The statement was refused. */
    UNSAFE
  }
}
