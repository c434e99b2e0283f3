package forewarn.ingest.file;

/** A record did not reach the broker. */
public final class SendException extends RuntimeException {
  private static final long serialVersionUID = 1;

  SendException(String message, Throwable cause) {
    super(message, cause);
  }
}
