package forewarn.console.query;

import java.time.Instant;

/**
 * A query under a name.
 *
 * @param shared whether all users see it; only its owner and administrators change it
 */
record SavedQuery(
    long number,
    String owner,
    String name,
    String description,
    String sql,
    boolean shared,
    Instant savedAt) {}
