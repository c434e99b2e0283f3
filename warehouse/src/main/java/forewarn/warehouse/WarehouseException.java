package forewarn.warehouse;

/** The store failed, or was asked for something it does not have; the message says which. */
public final class WarehouseException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public WarehouseException(String message) {
    super(message);
  }

  public WarehouseException(String message, Throwable cause) {
    super(message, cause);
  }
}
