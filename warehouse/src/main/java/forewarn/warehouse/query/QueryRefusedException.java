package forewarn.warehouse.query;

import org.jspecify.annotations.Nullable;

/** A user's SQL cannot be run; the message is for the user and says what is wrong and where. */
public final class QueryRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Reason reason;
  private final transient @Nullable Position position;

  /** Why a query is not run, or not to its end. */
  public enum Reason {
    /** The text is no select, or names or types in it do not fit. */
    WRONG,
    /** It reaches for what its user may not see or call. */
    FORBIDDEN,
    /** It could take more memory, time or room than one query may. */
    TOO_LARGE,
    /** It ran longer than it may. */
    TOO_LONG,
    /** Too many others are running. */
    BUSY,
    /** Its user, or somebody for them, ended it. */
    CANCELLED
  }

  QueryRefusedException(Reason reason, String message, @Nullable Position position) {
    super("Cannot run query: " + message);
    this.reason = reason;
    this.position = position;
  }

  QueryRefusedException(Reason reason, String message) {
    this(reason, message, null);
  }

  public Reason reason() {
    return reason;
  }

  /** Where in the text, or null when it is not one place. */
  public @Nullable Position position() {
    return position;
  }
}
