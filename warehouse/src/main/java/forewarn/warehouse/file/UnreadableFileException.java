package forewarn.warehouse.file;

/**
 * A file is not what its name says, or is made to do harm; the message says why in words that can
 * follow the file's name.
 */
public final class UnreadableFileException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UnreadableFileException(String message) {
    super(message);
  }

  public UnreadableFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
