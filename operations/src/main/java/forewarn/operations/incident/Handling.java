package forewarn.operations.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What people do about an incident; wall clock times.
 *
 * @param acknowledged when somebody first took notice; null until then
 * @param assignee whose it is; null when nobody's
 * @param shelvedUntil until when it is out of the queue; null or past when it is not
 */
public record Handling(
    @Nullable Instant acknowledged,
    @Nullable String acknowledgedBy,
    @Nullable String assignee,
    @Nullable Instant shelvedUntil,
    @Nullable String shelvedBy,
    @Nullable String shelvedWhy) {

  /** Nobody has done anything yet. */
  public static final Handling NONE = new Handling(null, null, null, null, null, null);

  Handling acknowledged(Instant at, String by) {
    return acknowledged != null
        ? this
        : new Handling(at, by, assignee, shelvedUntil, shelvedBy, shelvedWhy);
  }

  Handling assigned(@Nullable String to) {
    return new Handling(acknowledged, acknowledgedBy, to, shelvedUntil, shelvedBy, shelvedWhy);
  }

  Handling shelved(Instant until, String by, String why) {
    return new Handling(acknowledged, acknowledgedBy, assignee, until, by, why);
  }

  public Handling unshelved() {
    return new Handling(acknowledged, acknowledgedBy, assignee, null, null, null);
  }
}
