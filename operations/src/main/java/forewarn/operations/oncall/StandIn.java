package forewarn.operations.oncall;

import java.time.Instant;

/**
 * Somebody stands in for whoever's turn it is; the newest of several holds.
 *
 * @param person their number
 * @param from the first moment
 * @param until the first moment after it
 * @param madeBy user
 */
public record StandIn(
    long number, int level, long person, Instant from, Instant until, String madeBy) {}
