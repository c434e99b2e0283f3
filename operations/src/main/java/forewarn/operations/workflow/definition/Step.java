package forewarn.operations.workflow.definition;

import forewarn.operations.workflow.expression.Expression;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One thing a workflow does.
 *
 * @param id in snake case, by which later steps name its output
 * @param line of the file where it begins
 * @param condition what must hold for it to be done; null when nothing
 * @param each a list for whose members it is done one after the other, each being {@code item};
 *     null when it is done once
 * @param timeout the longest one attempt may take
 */
public record Step(
    String id,
    int line,
    Action action,
    @Nullable Expression condition,
    @Nullable Expression each,
    Retry retry,
    Duration timeout) {

  /**
   * What is tried again.
   *
   * @param times how often after the first attempt
   * @param delay between two attempts
   */
  public record Retry(int times, Duration delay) {
    /** Nothing is. */
    public static final Retry NONE = new Retry(0, Duration.ZERO);
  }
}
