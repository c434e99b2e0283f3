package forewarn.warehouse.query;

import forewarn.warehouse.query.QueryRefusedException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Ends a query from another thread; made before the query is run, so that it can be ended at any
 * moment. For one query only. Thread-safe.
 */
public final class Cancellation {
  private volatile @Nullable QueryRefusedException cause;

  /** Ends the query; without effect once it has ended or been cancelled. */
  public void cancel() {
    cancel(Reason.CANCELLED, "it was cancelled");
  }

  synchronized void cancel(Reason reason, String message) {
    if (cause == null) {
      cause = new QueryRefusedException(reason, message);
    }
  }

  @Nullable QueryRefusedException cause() {
    return cause;
  }

  void check() {
    QueryRefusedException found = cause;
    if (found != null) {
      throw found;
    }
  }
}
