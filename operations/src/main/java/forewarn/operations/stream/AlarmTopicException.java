package forewarn.operations.stream;

/** Alarms have not reached their topic. */
public final class AlarmTopicException extends RuntimeException {
  private static final long serialVersionUID = 1;

  AlarmTopicException(Throwable cause) {
    super("Cannot write to the topic of alarms: " + cause.getMessage(), cause);
  }
}
