package forewarn.console.wall;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link that shows the wall without a login.
 *
 * @param id random, part of the link's key
 * @param name where it hangs, in its maker's words
 * @param createdBy user
 * @param createdAt wall clock
 * @param expiresAt wall clock, whole seconds
 * @param revokedBy user; null while it holds
 * @param revokedAt wall clock; null while it holds
 */
public record WallLink(
    String id,
    String name,
    String createdBy,
    Instant createdAt,
    Instant expiresAt,
    @Nullable String revokedBy,
    @Nullable Instant revokedAt) {

  /** Whether it has neither been revoked nor expired. */
  public boolean holdsAt(Instant now) {
    return revokedAt == null && now.isBefore(expiresAt);
  }
}
