package forewarn.warehouse.backup;

/** A backup could not be written, or an archive is none or is damaged; the message says which. */
public final class BackupException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public BackupException(String message) {
    super(message);
  }

  public BackupException(String message, Throwable cause) {
    super(message, cause);
  }
}
