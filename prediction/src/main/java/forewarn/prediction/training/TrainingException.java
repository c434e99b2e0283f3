package forewarn.prediction.training;

/** No model could be trained; the message says why, with figures. */
public final class TrainingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TrainingException(String message) {
    super(message);
  }

  TrainingException(String message, Throwable cause) {
    super(message, cause);
  }
}
