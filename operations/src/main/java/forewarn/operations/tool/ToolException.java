package forewarn.operations.tool;

/** A tool could not do what was wanted; the message says what and why. */
public final class ToolException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Whether trying again may help. */
  public enum Kind {
    /** The other side was not reached, or was busy. */
    TEMPORARY,
    /** The same input fails the same way. */
    LASTING
  }

  private final Kind kind;

  public ToolException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public ToolException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
