package forewarn.prediction.registry;

/** A model cannot be stored, found or trusted; the message says which and why. */
public final class ModelException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ModelException(String message) {
    super(message);
  }

  ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
