package forewarn.assistant.analyst.query;

/** The model has no right way to compute what is asked; the message says why, for the asker. */
public final class UnanswerableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UnanswerableException(String message) {
    super(message);
  }
}
