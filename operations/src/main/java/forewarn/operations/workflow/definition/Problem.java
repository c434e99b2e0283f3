package forewarn.operations.workflow.definition;

/**
 * Something wrong with a workflow's text.
 *
 * @param line from 1
 * @param reason what, with the value, without a full stop
 */
public record Problem(int line, String reason) {
  @Override
  public String toString() {
    return "line " + line + ": " + reason;
  }
}
