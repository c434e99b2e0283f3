package forewarn.operations.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are looked for.
 *
 * @param actor only of this one, whole name
 * @param action only these: {@code incident.acknowledge}, or {@code incident} for all of its verbs
 * @param object only on this one, whole name
 * @param text somewhere in action, object, before or after, in any case
 * @param from the first moment
 * @param until the first moment after
 */
public record AuditFilter(
    @Nullable String actor,
    @Nullable String action,
    @Nullable String object,
    @Nullable String text,
    @Nullable Instant from,
    @Nullable Instant until) {
  /** Every entry. */
  public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null, null);
}
