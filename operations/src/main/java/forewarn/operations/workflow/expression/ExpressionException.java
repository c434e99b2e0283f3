package forewarn.operations.workflow.expression;

/** A text that is no expression; the message says where it stops being one. */
public final class ExpressionException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ExpressionException(String message) {
    super(message);
  }
}
