package forewarn.assistant.evaluation;

import java.util.List;

/**
 * A question and what its answer must be.
 *
 * @param abilities what it takes to answer it
 * @param follows the id of the question before in the same conversation; empty for a first one
 * @param sql gives the rows of the right answer; empty unless it is to be answered
 * @param heldOut whether the parser was not tuned on it
 */
public record EvaluationCase(
    String id,
    List<String> abilities,
    String question,
    String follows,
    Expectation expectation,
    String sql,
    boolean heldOut) {

  public EvaluationCase {
    abilities = List.copyOf(abilities);
  }

  /** What is to come of it. */
  public enum Expectation {
    ROWS,
    CLARIFY,
    NO_DATA
  }
}
