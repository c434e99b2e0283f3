package forewarn.ingest.broker;

/** The broker could not be started; the message says why and what to do. */
public final class BrokerStartException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BrokerStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
