package forewarn.warehouse.query;

/** A user's SQL cannot be run; the message is for the user and says what is wrong and where. */
public final class QueryRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public QueryRefusedException(String message) {
    super(message);
  }
}
