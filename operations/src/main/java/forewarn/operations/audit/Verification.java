package forewarn.operations.audit;

import org.jspecify.annotations.Nullable;

/**
 * What a look through the chain has found. That entries are missing at its very end shows only
 * against a newest hash that was noted elsewhere before.
 *
 * @param entries that are as they were written, from the first on
 * @param newestHash of the last of these; empty when there is none
 * @param broken the place of the first entry that is not; null when all are
 * @param reason what is wrong with it, a sentence; null when nothing is
 */
public record Verification(
    long entries, String newestHash, @Nullable Long broken, @Nullable String reason) {

  /** Whether every entry is as it was written. */
  public boolean holds() {
    return broken == null;
  }
}
